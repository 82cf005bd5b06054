import { readSixDigits } from '@entraide/model/text';
import { Secret, TOTP } from 'otpauth';

// What every authenticator app takes: RFC 6238 with SHA-1, six digits, a new code every 30 seconds.
const STEP_S = 30;
/** Clocks of phones go wrong by this many steps, in either direction. */
const WINDOW_STEPS = 1;

const totp = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: STEP_S });

/** 160 random bits in base 32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an app reads from a QR code. `issuer` and `account` are what its list of codes shows. */
export function totpUri({ secret, issuer, account }: { secret: string; issuer: string; account: string }) {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    issuer: issuer.replaceAll(':', ' '),
    label: account,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_S,
  }).toString();
}

/**
 * The step that a typed code belongs to; null when the code is wrong, or of a step that was used already. The caller stores the step in
 * one conditional update (`where last_step < step`): of several requests with one code only one gets a row, and only that one may go on.
 */
export function totpStep(
  { secret, lastStep }: { secret: string; lastStep: number },
  typed: string,
  now: Date,
): number | null {
  const token = readSixDigits(typed);
  if (token === null) return null;
  const delta = totp(secret).validate({ token, timestamp: now.getTime(), window: WINDOW_STEPS });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / STEP_S) + delta;
  return step > lastStep ? step : null;
}
