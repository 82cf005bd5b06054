import { totpUri } from '@entraide/core/factor';
import { qrCodeOf } from '../qr/qr.server.ts';

/** The key of an app as a picture, and in groups of four as people type it. */
export function totpShown(secret: string, account: string, issuer: string) {
  const grouped = secret.replace(/(.{4})(?=.)/g, '$1 ');
  return { secret, grouped, qr: qrCodeOf(totpUri({ secret, issuer, account })) };
}

export const isTotpSecret = (text: string): boolean => /^[A-Z2-7]{32}$/.test(text);
