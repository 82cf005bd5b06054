import { createTransport } from 'nodemailer';
import type { MailPort } from './port.ts';

const domainOf = (from: string) => /@([a-z0-9.-]+)>?$/i.exec(from)?.[1] ?? 'localhost';

/** Milliseconds; the library waits up to ten minutes for a server that accepts and never answers. */
const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};

export function smtpMail(url: string): MailPort {
  const transport = createTransport({ url, ...timeouts });
  return {
    async send({ tenantId, from, to, subject, text, html, headers: given }, key) {
      // What the server's operator sees of a mail that comes back names its space.
      const headers = { ...given, ...(tenantId && { 'X-Space': tenantId }) };
      const messageId = `<${key}@${domainOf(from)}>`;
      try {
        await transport.sendMail({ from, to, subject, text, html, headers, messageId });
      } catch (error) {
        // A server's answer quotes addresses: only its code goes on.
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        throw new Error(`the SMTP server did not take the mail: ${responseCode ?? code ?? 'unknown'}`);
      }
    },
  };
}
