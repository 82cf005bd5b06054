import { isLocal } from './public-address.ts';
import type { Settings } from './settings.ts';

/** How mails leave: through a provider, into the mailbox of a development machine, or not at all. */
export type MailDelivery = 'resend' | 'smtp' | 'captured' | 'none';

/** A mailbox that anybody can read shows sign-in codes, so it only exists on a local root domain. */
export function mailDelivery(
  settings: Pick<Settings, 'RESEND_API_KEY' | 'SMTP_URL' | 'ROOT_DOMAIN'>,
): MailDelivery {
  if (settings.RESEND_API_KEY) return 'resend';
  if (settings.SMTP_URL) return 'smtp';
  return isLocal(settings.ROOT_DOMAIN) ? 'captured' : 'none';
}

/** Whose mails come back to us as answers; undefined where none are taken. A development machine has a domain that leads nowhere. */
export function inboundDomain(
  settings: Pick<Settings, 'MAIL_INBOUND_DOMAIN' | 'RESEND_API_KEY' | 'SMTP_URL' | 'ROOT_DOMAIN'>,
): string | undefined {
  if (mailDelivery(settings) === 'captured') return `reply.${settings.ROOT_DOMAIN}`;
  return settings.MAIL_INBOUND_DOMAIN;
}

/** What the operator is told where no mail can leave; null elsewhere. */
export function mailFault(settings: Parameters<typeof mailDelivery>[0]): string | null {
  if (mailDelivery(settings) !== 'none') return null;
  return `no mail can leave, so nobody can sign in: ${settings.ROOT_DOMAIN} is a public domain and there is no mail provider. Set SMTP_URL or RESEND_API_KEY, and MAIL_FROM, and start again; mails asked for until then wait`;
}
