import { z } from 'zod';
import type { MailInbox } from './inbox.ts';

const TIMEOUT_MS = 20_000;
/** What Resend says of a mail, without its attachments: those are fetched apart, and we never do. */
const MOST_BYTES = 2 * 1024 * 1024;

const Answer = z.object({
  from: z.string(),
  text: z.string().nullish(),
  html: z.string().nullish(),
  headers: z.record(z.string(), z.unknown()).nullish(),
});

/** Reads as `resend.emails.receiving.get` does; that has no limit of size. */
export function resendInbox({ apiKey, baseUrl }: { apiKey: string; baseUrl: string }): MailInbox {
  return {
    async read(id) {
      const address = `${baseUrl.replace(/\/+$/, '')}/emails/receiving/${encodeURIComponent(id)}?html_format=cid`;
      const response = await fetch(address, {
        headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      });
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`Resend did not hand over a mail: ${response.status}`);
      const body = await readUpTo(response, MOST_BYTES);
      if (body === null) return null;
      // A text that is no JSON, or not this one, may quote the mail: its error goes no further.
      const answer = Answer.safeParse(jsonOf(body));
      if (!answer.success) throw new Error('Resend handed over a mail in a form that is not known');
      const { from, text = null, html = null, headers } = answer.data;
      return { from, text, html, headers: inSmallLetters(headers ?? {}) };
    },
  };
}

async function readUpTo(response: Response, most: number): Promise<string | null> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.byteLength;
    if (bytes > most) {
      await reader?.cancel();
      return null;
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const inSmallLetters = (headers: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  );
