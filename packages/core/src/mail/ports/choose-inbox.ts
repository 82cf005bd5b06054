import type { Settings } from '../../settings/index.ts';
import type { MailInbox } from './inbox.ts';
import { resendInbox } from './resend-inbox.ts';

/** Null where answers by mail are not taken. */
export function chooseInbox({
  MAIL_INBOUND_DOMAIN,
  RESEND_API_KEY,
  RESEND_BASE_URL,
}: Pick<Settings, 'MAIL_INBOUND_DOMAIN' | 'RESEND_API_KEY' | 'RESEND_BASE_URL'>): MailInbox | null {
  if (!MAIL_INBOUND_DOMAIN || !RESEND_API_KEY) return null;
  return resendInbox({ apiKey: RESEND_API_KEY, baseUrl: RESEND_BASE_URL });
}
