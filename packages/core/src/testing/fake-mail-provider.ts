import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@entraide/model';
import { Webhook } from 'standardwebhooks';

export interface SentMail {
  key: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  reply_to?: string;
  tags?: { name: string; value: string }[];
}

export interface PlantedMail {
  from: string;
  to: string[];
  text?: string | null;
  html?: string | null;
  headers?: Record<string, string>;
}

/**
 * As much of Resend as we use, on a port of its own: takes mails and remembers them by their idempotency key, hands over received ones,
 * and signs what it tells.
 */
export async function fakeMailProvider() {
  const secret = `whsec_${Buffer.from(`secret ${newId()}`).toString('base64')}`;
  const sent = new Map<string, SentMail>();
  const received = new Map<string, PlantedMail>();
  const asked = { sends: 0, reads: 0 };
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname } = new URL(request.url ?? '/', 'http://provider');
    if (request.method === 'POST' && pathname === '/emails') {
      asked.sends++;
      const key = String(request.headers['idempotency-key']);
      // A key that it knows sends nothing more, and gets the same answer.
      if (!sent.has(key)) sent.set(key, { key, ...JSON.parse(Buffer.concat(chunks).toString()) });
      return answer(200, { id: key });
    }
    const id = /^\/emails\/receiving\/([^/]+)$/.exec(pathname)?.[1];
    if (request.method !== 'GET' || !id) return answer(404, { name: 'not_found' });
    asked.reads++;
    const mail = received.get(decodeURIComponent(id));
    return mail
      ? answer(200, { object: 'email', id, text: null, html: null, headers: {}, ...mail })
      : answer(404, { name: 'not_found' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  /** A webhook as it would be sent. */
  const signed = (event: unknown, { id = `msg_${newId()}`, at = new Date(), by = secret } = {}) => {
    const body = JSON.stringify(event);
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(by).sign(id, at, body),
    };
    return { id, body, headers };
  };
  return {
    secret,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** One for each key. */
    sent: () => [...sent.values()],
    signed,
    /** Somebody's mail arrived; what the provider tells of it. */
    receive(mail: PlantedMail) {
      const emailId = newId();
      received.set(emailId, mail);
      const { from, to } = mail;
      return {
        type: 'email.received',
        created_at: new Date().toISOString(),
        data: { email_id: emailId, from, to, cc: [], bcc: [], subject: 'Re', attachments: [] },
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
