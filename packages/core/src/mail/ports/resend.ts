import { Resend } from 'resend';
import type { MailPort } from './port.ts';
import { SPACE_TAG } from './space-tag.ts';

/** Milliseconds that Resend may take to answer. */
const TIMEOUT_MS = 20_000;

export function resendMail(settings: { apiKey: string; baseUrl?: string }): MailPort {
  const resend = new Resend(settings.apiKey, settings.baseUrl ? { baseUrl: settings.baseUrl } : {});
  return {
    async send({ tenantId, from, to, subject, text, html, headers }, key) {
      const { 'Reply-To': replyTo, ...rest } = headers;
      const { error } = await resend.emails.send(
        {
          ...{ from, to, subject, text, html, headers: rest, ...(replyTo ? { replyTo } : {}) },
          ...(tenantId && { tags: [{ name: SPACE_TAG, value: tenantId }] }),
        },
        { idempotencyKey: key, signal: AbortSignal.timeout(TIMEOUT_MS) },
      );
      // The provider's message may quote the address: only its name goes on.
      if (error) throw new Error(`Resend refused the mail: ${error.name}`);
    },
  };
}
