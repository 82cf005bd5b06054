import { connect, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drain, listen, newServer } from '../start/listen.ts';
import { testServer } from '../testing/index.ts';

// Over real sockets: what is limited here does not exist in `app.request()`.

interface Running {
  host: string;
  port: number;
  rendered(): number;
  finish(): void;
  waiting: number;
}

let server: Awaited<ReturnType<typeof testServer>>;
const http = newServer();
let running: Running;

beforeAll(async () => {
  let finish = () => {};
  let held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  running = { host: '', port: 0, rendered: () => 0, finish: () => finish(), waiting: 0 };
  let rendered = 0;
  server = await testServer({
    readSession: async () => {
      running.waiting++;
      await held;
      return null;
    },
    pages: {
      build: async () => {
        rendered++;
        throw new Response('a page');
      },
      mode: 'production',
    },
  });
  running.rendered = () => rendered;
  running.finish = () => {
    finish();
    held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    running.waiting = 0;
  };
  const space = await server.openSpace();
  running.host = space.tenant.host;
  http.on(
    'request',
    getRequestListener((request, env) => server.app.fetch(request, env)),
  );
  running.port = await listen(http, 0);
});
afterAll(async () => {
  running.finish();
  await drain(http, 1000);
  await server.close();
});

const cookie = 'Cookie: __Host-session=0123456789abcdef\r\n';
const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: ${running.host}\r\n${headers}\r\n`;

/** What the server says until it has said `count` status lines or closes. */
function statuses(socket: Socket, count: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    let text = '';
    const found = () => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
    socket.on('data', (data) => {
      text += data.toString('latin1');
      if (found().length >= count) resolve(found());
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(found()));
  });
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('requests in flight', () => {
  test('a connection that asks 500 times at once gets some answers, and 503 for the rest', async () => {
    const socket = connect(running.port, '127.0.0.1');
    const answers = statuses(socket, 500);
    let said = '';
    socket.on('data', (data) => {
      said += data.toString('latin1');
    });
    socket.write(get('/', cookie).repeat(500));
    await until(() => running.waiting >= 4);
    // Health is always answered; on another connection, because answers of one come in order.
    const other = connect(running.port, '127.0.0.1');
    const health = statuses(other, 20);
    other.write(get('/healthz').repeat(20));
    expect(await health).toEqual(Array(20).fill(200));
    expect(running.waiting).toBe(4);
    running.finish();
    const all = await answers;
    expect(all.filter((status) => status === 503)).toHaveLength(496);
    expect(said.match(/retry-after: 2\r\n/gi)).toHaveLength(496);
    socket.destroy();
    other.destroy();
  });

  test('a connection that is gone gets no page made', async () => {
    const before = running.rendered();
    const socket = connect(running.port, '127.0.0.1');
    socket.write(get('/', cookie));
    await until(() => running.waiting >= 1);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.destroy();
    await closed;
    // The server hears of it a moment later than we do: ask it something, which it answers after that.
    const after = connect(running.port, '127.0.0.1');
    const answered = statuses(after, 1);
    after.write(get('/healthz'));
    await answered;
    after.destroy();
    running.finish();
    await until(() => server.lines.some(({ status }) => status === 499));
    expect(running.rendered()).toBe(before);
  });

  test('a process works on so many at once, the next wait, more are refused, and slow senders take no place', async () => {
    const slow = Array.from({ length: 300 }, () => connect(running.port, '127.0.0.1'));
    for (const socket of slow)
      socket.write(
        `POST / HTTP/1.1\r\nHost: ${running.host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=`,
      );
    const sockets = Array.from({ length: 300 }, () => connect(running.port, '127.0.0.1'));
    const answers = sockets.map((socket) => statuses(socket, 1));
    for (const socket of sockets) socket.write(get('/', cookie));
    await until(() => running.waiting === 32);
    let refused = 0;
    for (const answer of answers) void answer.then(() => refused++);
    await until(() => refused === 300 - 32 - 256);
    expect(running.waiting).toBe(32);
    // Those who wait take over from those who are done, round after round.
    const pump = setInterval(() => running.finish(), 5);
    const all = (await Promise.all(answers)).flat();
    clearInterval(pump);
    expect(all.filter((status) => status === 503)).toHaveLength(300 - 32 - 256);
    for (const socket of [...slow, ...sockets]) socket.destroy();
  });
});
