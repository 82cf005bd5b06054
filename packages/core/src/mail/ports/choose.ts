import { type MailDelivery, mailDelivery, type Settings } from '../../settings/index.ts';
import { capturedMail } from './captured.ts';
import type { MailPort } from './port.ts';
import { resendMail } from './resend.ts';
import { smtpMail } from './smtp.ts';

export type MailSettings = Pick<Settings, 'RESEND_API_KEY' | 'RESEND_BASE_URL' | 'SMTP_URL' | 'ROOT_DOMAIN'>;

/**
 * What the settings choose: see mailDelivery. Null where no mail can leave.
 * @param dataDir where mails of a development machine are kept
 */
export function chooseMailPort(settings: MailSettings, dataDir: string): MailPort | null {
  const { RESEND_API_KEY = '', RESEND_BASE_URL, SMTP_URL = '' } = settings;
  const ports: Record<MailDelivery, () => MailPort | null> = {
    resend: () => resendMail({ apiKey: RESEND_API_KEY, baseUrl: RESEND_BASE_URL }),
    smtp: () => smtpMail(SMTP_URL),
    captured: () => capturedMail(dataDir),
    none: () => null,
  };
  return ports[mailDelivery(settings)]();
}
