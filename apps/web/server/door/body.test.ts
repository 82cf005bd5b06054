import { connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { ServerBuild } from '@remix-run/server-runtime';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteAction } from '../../app/framework/index.ts';
import { drain, listen, newServer } from '../start/listen.ts';
import { barePages } from '../testing/bare-pages.ts';
import { testServer } from '../testing/index.ts';
import type { AppEnv } from './app-env.ts';
import { limitOfBody } from './body.ts';
import { bodyLimits } from './body-limits.ts';

// No route takes files yet: this one stands for those to come. It counts what it is given, piece by piece, and hides every error.
const MOST_BYTES = 300_000;
const uploads = [
  { pattern: '/things/:id/file', mostBytes: MOST_BYTES, longestMs: 20_000 },
  { pattern: '/things/:id/slow', mostBytes: MOST_BYTES, longestMs: 30 },
];
let pieces = 0;
let underWay = 0;
const root = barePages.routes.root;
if (!root) throw new Error('the bare pages have one route');
const build: ServerBuild = {
  ...barePages,
  routes: {
    root: {
      ...root,
      module: {
        ...root.module,
        action: siteAction(async ({ request }) => {
          underWay++;
          let bytes = 0;
          try {
            const reader = request.body?.getReader();
            for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
              bytes += piece.value.byteLength;
              pieces++;
            }
          } catch {
            return { bytes: 'an error that the route hides' };
          } finally {
            underWay--;
          }
          return { bytes };
        }),
      },
    },
  },
};

let server: Awaited<ReturnType<typeof testServer>>;
let host: string;
let port: number;
const http = newServer();
beforeAll(async () => {
  server = await testServer({ pages: { build, mode: 'production' } }, uploads);
  host = (await server.openSpace()).tenant.host;
  http.on(
    'request',
    getRequestListener((request, env) => server.app.fetch(request, env)),
  );
  port = await listen(http, 0);
});
afterAll(async () => {
  await drain(http, 1000);
  await server.close();
});

const send = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  server.visitor(host)(path, {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html', ...headers },
    duplex: 'half',
  } as RequestInit);
/** In pieces of at most 10 kB, without a length. */
function chunked(bytes: number) {
  let left = bytes;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(Math.min(10_000, left)));
      left -= Math.min(10_000, left);
      if (left === 0) controller.close();
    },
  });
}

const head = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: image/jpeg\r\nContent-Length: ${length}\r\n\r\n`;
/** A sender who says that 100 bytes come, sends one, and waits. */
function slowSender(path: string) {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head(path, 100)}x`);
  return socket;
}
const answerOf = (socket: ReturnType<typeof connect>) =>
  new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (data) => {
      text += data.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a route that takes files', () => {
  test('has a limit of its own, and gets the body piece by piece', async () => {
    pieces = 0;
    for (const path of ['/things/1/file', '/things/1/file.data', '/Things/1/file/']) {
      const response = await send(path, chunked(MOST_BYTES));
      expect([path, response.status]).toEqual([path, 200]);
    }
    expect(pieces).toBe(90);
    expect((await send('/things/1/other', chunked(MOST_BYTES))).status).toBe(413);
    expect((await send('/things/1/2/file', chunked(MOST_BYTES))).status).toBe(413);
  });

  test('one byte more is refused in words, with and without a length, whatever the route makes of it', async () => {
    const large = MOST_BYTES + 1;
    for (const [body, headers] of [
      [chunked(large), {}],
      ['x'.repeat(large), { 'content-length': String(large) }],
    ] as const) {
      const response = await send('/things/1/file', body, headers);
      expect(response.status).toBe(413);
      expect(response.headers.get('connection')).toBe('close');
      const page = await response.text();
      expect(page).toContain('This file is too large');
      expect(page).not.toContain('hides');
    }
    const problem = await send('/things/1/file', chunked(large), { accept: 'application/json' });
    expect(await problem.json()).toMatchObject({ code: 'file-too-large', detail: 'At most 300000 bytes.' });
  });

  test('a sender who is too slow gets 408 and the connection ends', async () => {
    const answer = await answerOf(slowSender('/things/1/slow'));
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/connection: close/i);
    expect(answer).toContain('Sending took too long');
  });

  test('slow senders take few places of their own, and pages are answered meanwhile', async () => {
    const before = underWay;
    const slow = Array.from({ length: 12 }, () => slowSender('/things/1/file'));
    await until(() => underWay === before + 6);
    for (let i = 0; i < 40; i++) expect((await send('/', 'a=b')).status).toBe(200);
    expect(underWay).toBe(before + 6);
    for (const socket of slow) socket.destroy();
    // Their places are free again.
    await until(() => underWay === before);
    expect((await send('/things/1/file', chunked(10))).status).toBe(200);
  });
});

describe('an ordinary body', () => {
  const limit = { mostBytes: 10, longestMs: 30 };
  const app = (kind: 'api' | 'form') =>
    new Hono<AppEnv>()
      .use(async (c, next) => {
        c.set('nonce', '');
        await next();
      })
      .use(limitOfBody(() => ({ ...limit, kind })))
      .post('*', async (c) => c.json({ got: await c.req.text() }));
  const never = () => new ReadableStream<Uint8Array>({ start: (c) => c.enqueue(new Uint8Array(3)) });
  const post = (body: BodyInit, kind: 'api' | 'form', headers = {}) =>
    app(kind).request('/api/v1/x', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

  test('is there as a whole when the route begins', async () => {
    expect(await (await post('0123456789', 'api')).json()).toEqual({ got: '0123456789' });
    expect((await post('0123456789-', 'api')).status).toBe(413);
    expect((await post('', 'api')).status).toBe(200);
  });

  test('that comes too slowly gets 408, one that breaks off 400', async () => {
    const slow = await post(never(), 'form');
    expect(slow.status).toBe(408);
    expect(await slow.json()).toMatchObject({ code: 'too-slow' });
    const broken = new ReadableStream<Uint8Array>({ pull: (c) => c.error(new Error('reset')) });
    expect((await post(broken, 'api')).status).toBe(400);
  });

  test('of the API and of pages are told apart, and asking for a page brings no file', () => {
    const limitOf = bodyLimits(uploads);
    expect(limitOf('POST', '/api/v1/listings').kind).toBe('api');
    expect(limitOf('POST', '/listings/new').kind).toBe('form');
    expect(limitOf('POST', '/things/1/file').kind).toBe('upload');
    expect(limitOf('GET', '/things/1/file').kind).toBe('form');
  });

  test('of a page of the space holds its text in every language', () => {
    const limitOf = bodyLimits(uploads);
    const ordinary = limitOf('POST', '/admin/settings/texts');
    expect(ordinary.mostBytes).toBe(64 * 1024);
    // No longer than another form: the deadline of a request would come first.
    expect(limitOf('POST', '/admin/settings/pages/about')).toEqual({ ...ordinary, mostBytes: 512 * 1024 });
  });
});
