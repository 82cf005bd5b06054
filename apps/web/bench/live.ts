/**
 * `pnpm bench:live [--streams 500] [--messages 100] [--json]`: how long a message takes to reach the other open page of its conversation
 * while 500 pages are open on one process, and what these cost in memory. Server and browsers are processes of their own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createListing } from '@entraide/core/listing';
import { openSession } from '@entraide/core/session';
import { startTestServer } from '@entraide/core/testing';
import { startThread, watchThreads } from '@entraide/core/thread';
import { getRequestListener } from '@hono/node-server';
import { createHub } from '../server/live/hub.ts';
import { testServer } from '../server/testing/index.ts';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '500' },
    messages: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
  },
});
const pairs = Math.ceil(Number(values.streams) / 2);

const listing = {
  ...{ kind: 'request', category: 'shopping', title: 'Courses du samedi', description: 'Deux sacs.' },
  place: { lat: 48.86, lon: 2.33 },
};

/** Two people and what they say: a session each. */
type Pair = { thread: string; tokens: [string, string] };
interface Serving {
  port: number;
  host: string;
  conversations: Pair[];
}

async function serve(): Promise<void> {
  const { server: database, stop: stopDatabase } = await startTestServer();
  const hub = createHub();
  const server = await testServer({ hub, trustedProxies: ['127.0.0.1', '::1'] }, undefined, database);
  const stopHearing = await watchThreads({ db: server.database.db('app') }, hub);
  const space = await server.openSpace();
  const db = server.database.db('app');
  const conversations: Pair[] = [];
  for (let n = 0; n < pairs; n++) {
    const [author, helper] = [await space.member(), await space.member()];
    const { id: listingId } = await createListing(space.ctx({ actor: author }), listing);
    const { id: thread } = await startThread(space.ctx({ actor: helper }), { listingId, body: 'Bonjour' });
    const tokens = await db.inTenant(
      space.tenant.id,
      async (tx): Promise<Pair['tokens']> => [
        (await openSession(tx, author.memberId)).token,
        (await openSession(tx, helper.memberId)).token,
      ],
    );
    conversations.push({ thread, tokens });
  }
  const http = createServer(getRequestListener((asked, env) => server.app.fetch(asked, env)));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  process.on('message', async (asked) => {
    if (asked === 'rss') {
      globalThis.gc?.();
      process.send?.({ rss: process.memoryUsage().rss / 1024 / 1024, streams: hub.size });
      return;
    }
    hub.close();
    http.closeAllConnections();
    await stopHearing();
    await server.close();
    await stopDatabase();
    process.exit(0);
  });
  const { port } = http.address() as AddressInfo;
  process.send?.({ port, host: space.tenant.host, conversations } satisfies Serving);
}

async function measure(): Promise<void> {
  const server = fork(import.meta.filename, ['--serve', '--streams', values.streams], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  const answer = async <T>(asked?: string): Promise<T> => {
    if (asked) server.send(asked);
    const [said] = await once(server, 'message');
    return said as T;
  };
  const { port, host, conversations } = await answer<Serving>();
  const headersOf = (token: string) => ({
    host,
    cookie: `__Host-session=${token}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  });
  const listeners = new Map<string, () => void>();

  const open = ({ thread, tokens }: Pair, who: 0 | 1) =>
    new Promise<void>((done, fail) => {
      const path = `/threads/${thread}/live`;
      const asked = request(
        { port, host: '127.0.0.1', path, headers: headersOf(tokens[who]) },
        (response) => {
          if (response.statusCode !== 200) fail(new Error(`a stream answers ${response.statusCode}`));
          response.setEncoding('utf8');
          response.on(
            'data',
            (text: string) => text.includes('event: look') && listeners.get(`${thread}${who}`)?.(),
          );
          done();
        },
      );
      asked.on('error', fail);
      asked.end();
    });
  const call = (method: string, path: string, token: string, body?: string) =>
    new Promise<number>((done, fail) => {
      const options = { port, host: '127.0.0.1', path, method, headers: headersOf(token) };
      const asked = request(options, (response) => {
        response.resume();
        response.on('end', () => done(response.statusCode ?? 0));
      });
      asked.on('error', fail);
      asked.end(body);
    });

  await call('GET', '/api/v1/space', '');
  const idle = await answer<{ rss: number }>('rss');
  for (const pair of conversations) await Promise.all([open(pair, 0), open(pair, 1)]);
  const full = await answer<{ rss: number; streams: number }>('rss');

  const heardMs: number[] = [];
  const shownMs: number[] = [];
  for (let n = 0; n < Number(values.messages); n++) {
    const pair = conversations[n % conversations.length] as Pair;
    const { thread, tokens } = pair;
    const began = performance.now();
    const heard = new Promise<void>((done) => listeners.set(`${thread}0`, done));
    const messages = `/api/v1/threads/${thread}/messages`;
    const status = call('POST', messages, tokens[1], JSON.stringify({ text: `Message ${n}` }));
    await heard;
    heardMs.push(performance.now() - began);
    await call('GET', messages, tokens[0]);
    shownMs.push(performance.now() - began);
    if ((await status) !== 201) throw new Error(`a message answers ${await status}`);
    listeners.clear();
  }
  server.send('stop');
  await once(server, 'exit');
  const figures = {
    streams: full.streams,
    memoryMb: Math.round(full.rss - idle.rss),
    heardMs: spread(heardMs),
    shownMs: spread(shownMs),
  };
  console.log(JSON.stringify(figures, null, values.json ? 0 : 2));
}

function spread(all: number[]) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

if (values.serve) await serve();
else {
  await measure();
  process.exit(0);
}
