import { mailDelivery, type Settings } from '../../settings/index.ts';
import { capturedInbox } from './captured-inbox.ts';
import type { MailInbox } from './inbox.ts';
import { resendInbox } from './resend-inbox.ts';

type InboxSettings = Pick<
  Settings,
  'MAIL_INBOUND_DOMAIN' | 'RESEND_API_KEY' | 'RESEND_BASE_URL' | 'SMTP_URL' | 'ROOT_DOMAIN'
>;

/**
 * Null where answers by mail are not taken.
 * @param dataDir where those of a development machine are kept
 */
export function chooseInbox(settings: InboxSettings, dataDir: string): MailInbox | null {
  if (mailDelivery(settings) === 'captured') return capturedInbox(dataDir);
  const { MAIL_INBOUND_DOMAIN, RESEND_API_KEY, RESEND_BASE_URL } = settings;
  if (!MAIL_INBOUND_DOMAIN || !RESEND_API_KEY) return null;
  return resendInbox({ apiKey: RESEND_API_KEY, baseUrl: RESEND_BASE_URL });
}
