import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerApi, faultAnswer } from './api/answer.ts';
import { Idempotency } from './api/idempotency.ts';
import { control } from './control.ts';
import { Delivery, type Hook } from './hooks/delivery.ts';
import { answerPage } from './pages/answer.ts';
import { readState, StateFile } from './state/file.ts';
import { letters, World } from './state/world.ts';
import { catchUp } from './things/life.ts';
import { type Answer, type Asked, json } from './wire/http.ts';

export interface FakeStripeOptions {
  /** A free one by default. */
  port?: number;
  /** Where it tells of events; nowhere by default. */
  webhookUrl?: string;
  /** Signs what it tells of the platform itself. */
  webhookSecret?: string;
  /** Signs what it tells of connected accounts; the same secret by default. */
  connectSecret?: string;
  /** Where browsers reach its pages, when it is not `http://localhost:PORT`. */
  publicUrl?: string;
  /** Waits before a webhook is tried again that was not answered 2xx. */
  retryAfterMs?: readonly number[];
  now?: () => Date;
  /** A file that keeps what was paid, so that the next start goes on from there. */
  stateFile?: string;
}

/** Bodies of Stripe’s API are small. */
const LARGEST_BODY = 200_000;

/** Starts a Stripe to try things with: its API, its pages and its webhooks, with money that is not. */
export async function startFakeStripe(options: FakeStripeOptions = {}) {
  const clock = options.now ?? (() => new Date());
  const before = options.stateFile ? await readState(options.stateFile) : null;
  const secretKey = before?.secretKey ?? `sk_test_${letters(24)}`;
  const webhookSecret = options.webhookSecret ?? `whsec_${letters(32)}`;
  const hook: Hook = {
    url: options.webhookUrl ?? null,
    secrets: [webhookSecret],
    connectSecrets: [options.connectSecret ?? webhookSecret],
    retryAfterMs: options.retryAfterMs ?? [1000, 5000, 30_000, 300_000],
    clock,
  };
  const delivery = new Delivery(hook);
  const world = new World(clock, '', (event) => {
    file?.changed();
    // Of an account that has left nothing is told but that it left.
    if (!world.gone.has(event.account ?? '') || event.type === 'account.application.deauthorized')
      delivery.tell(event);
  });
  const file = options.stateFile ? new StateFile(options.stateFile, world, secretKey) : null;
  before?.into(world);
  const idempotency = new Idempotency();
  const moods = { failing: 0, status: 500, after: false };

  function answer(asked: Asked): Answer {
    if (asked.method !== 'GET') file?.changed();
    try {
      if (!asked.path.startsWith('/v1/')) return answerPage(world, asked);
      if (moods.failing === 0) return answerApi(world, idempotency, secretKey, asked);
      moods.failing--;
      if (moods.after) answerApi(world, idempotency, secretKey, asked);
      const limited = moods.status === 429;
      const message = limited ? 'Request rate limit exceeded.' : 'An unknown error occurred.';
      return json(moods.status, {
        error: {
          type: limited ? 'invalid_request_error' : 'api_error',
          message,
          ...(limited && { code: 'rate_limit' }),
        },
      });
    } catch (fault) {
      return faultAnswer(fault);
    }
  }

  const server = createServer((request, response) => void serve(answer, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  world.publicUrl = options.publicUrl ?? `http://localhost:${port}`;
  if (before) {
    catchUp(world);
    // What nobody took before the restart is told now.
    for (const book of world.books())
      for (const event of book.shelves.event.all()) if (event.pending_webhooks > 0) delivery.tell(event);
  }
  return {
    /** For `STRIPE_API_URL`. */
    url: `http://127.0.0.1:${port}`,
    /** For the constructor of the SDK. */
    sdk: { host: '127.0.0.1', port, protocol: 'http' as const },
    secretKey,
    webhookSecret,
    connectSecret: hook.connectSecrets[0] ?? webhookSecret,
    ...control(world, hook, delivery, moods),
    async close() {
      await delivery.close();
      await file?.write();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FakeStripe = Awaited<ReturnType<typeof startFakeStripe>>;

async function serve(
  answer: (asked: Asked) => Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST_BODY) chunks.push(chunk);
  }
  const { pathname, search } = new URL(request.url ?? '/', 'http://fake');
  const { status, headers, body } = answer({
    method: request.method ?? 'GET',
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks).toString(),
  });
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}
