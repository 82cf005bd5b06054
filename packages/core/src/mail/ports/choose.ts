import type { MailPort } from '../port.ts';
import { capturedMail } from './captured.ts';
import { resendMail } from './resend.ts';
import { smtpMail } from './smtp.ts';

export interface MailSettings {
  resendApiKey?: string | undefined;
  resendBaseUrl?: string | undefined;
  smtpUrl?: string | undefined;
  /** Where mails are kept when there is no provider. */
  dataDir: string;
}

/** Resend when there is a key, SMTP when there is a URL, else the mailbox under the data directory. */
export function chooseMailPort({ resendApiKey, resendBaseUrl, smtpUrl, dataDir }: MailSettings): MailPort {
  if (resendApiKey)
    return resendMail({ apiKey: resendApiKey, ...(resendBaseUrl ? { baseUrl: resendBaseUrl } : {}) });
  if (smtpUrl) return smtpMail(smtpUrl);
  return capturedMail(dataDir);
}
