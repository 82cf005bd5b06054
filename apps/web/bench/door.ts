/**
 * `pnpm bench:door [--listings 60000] [--json]`: how long one request holds the process, what 10 x 500 pipelined requests cost a
 * bystander, and how fast pages come back after the database was away. The bystander asks /healthz on a connection of its own.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseOnAWire } from '../e2e/server/database-wire.ts';
import { startLoad } from '../e2e/server/load.ts';
import { type RunningServer, startServer } from '../e2e/server/start-server.ts';

const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '60000' },
    json: { type: 'boolean', default: false },
  },
});
const root = resolve(import.meta.dirname, '../../..');
const say = (line: string) => process.stderr.write(`${line}\n`);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const host = 'ufe.localhost';

/** Writes bytes on a connection of its own and waits until the answer ends or 20 s are over. */
function send(port: number, text: string): Promise<void> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(20_000, () => socket.destroy());
    socket.on('data', () => {});
    socket.on('error', () => {});
    socket.on('close', () => done());
  });
}

const get = (path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: Mozilla/5.0 Chrome/140\r\nAccept: text/html\r\nConnection: close\r\n${headers}\r\n`;
const post = (path: string, type: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
const cookie = 'Cookie: __Host-session=0123456789abcdef0123456789abcdef\r\n';
const form = 'application/x-www-form-urlencoded';

/** What an outsider may send that could take long: addresses of up to 16 kB, bodies of up to 64 kB. */
const requests: Record<string, string> = {
  'the board, made anew': get('/', cookie),
  '7,500 segments': get('/a'.repeat(7500)),
  '7,500 segments under /assets': get(`/assets${'/a'.repeat(7490)}`),
  '16 segments': get('/a'.repeat(16), cookie),
  '64 paths of the manifest': get(`/__manifest?${'p=%2Flistings%2F1&'.repeat(64)}`),
  '15 kB of query': get(`/?q=${'x'.repeat(15_000)}`),
  '2,000 characters of words': get(`/?q=${'garde+'.repeat(330)}`, cookie),
  'words of the API': get(`/api/v1/listings?q=${'de+la+garde+'.repeat(16)}`),
  '200 parameters': get(`/?${Array.from({ length: 200 }, (_, i) => `p${i}=`).join('&')}`, cookie),
  'the whole world on the map': get('/api/v1/map?bbox=-180,-90,179.9,90&zoom=22'),
  'a country on the map, one by one': get('/api/v1/map?bbox=-5,41,10,51&zoom=22&urgent=true'),
  'the whole world, by date': get('/api/v1/listings?bbox=-180,-90,179.9,90&limit=100'),
  'a circle of 20,000 km': get('/api/v1/listings?near=48.8,2.3&radiusKm=20000&limit=100'),
  '14 kB of cookies': get('/', `Cookie: ${'a=b; '.repeat(2800)}\r\n`),
  '14 kB of languages': get('/', `Accept-Language: ${'fr;q=0.1,'.repeat(1500)}\r\n`),
  'a form of 12,000 fields': post('/listings/new', form, 'a=1&'.repeat(12_000)),
  'a form of one long field': post('/listings/new', form, `title=${'a.'.repeat(30_000)}`),
  'deep JSON': post('/api/v1/auth/code', 'application/json', '['.repeat(30_000) + ']'.repeat(30_000)),
  'a long e-mail address': post(
    '/api/v1/auth/code',
    'application/json',
    `{"email":"${'a.'.repeat(30_000)}@b"}`,
  ),
};

async function holds(port: number): Promise<Record<string, number>> {
  const longest: Record<string, number> = {};
  for (const [name, text] of Object.entries(requests)) {
    await send(port, text);
    const runs: number[] = [];
    for (let run = 0; run < 5; run++) {
      const watch = startLoad(port, [{ path: '/healthz' }], 1);
      await pause(50);
      await send(port, text);
      const answers = await watch.stop();
      runs.push(Math.max(...answers.map(({ tookMs }) => tookMs)));
    }
    longest[name] = Math.round(Math.min(...runs));
    say(`${name}: ${longest[name]} ms`);
  }
  return longest;
}

const residentMb = async (port: number) => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/process_resident_memory_bytes (\d+)/.exec(text)?.[1]) / 1024 / 1024;
};

async function pipelined(port: number) {
  const idleMb = await residentMb(port);
  const watch = startLoad(port, [{ path: '/login' }], 1);
  let mostMb = idleMb;
  const memory = setInterval(async () => {
    mostMb = Math.max(mostMb, await residentMb(port).catch(() => 0));
  }, 100);
  const one = get('/', cookie).replace('Connection: close\r\n', '');
  const last = get('/healthz');
  await Promise.all(Array.from({ length: 10 }, () => send(port, one.repeat(500) + last)));
  clearInterval(memory);
  const answers = await watch.stop();
  return {
    bystanderLongestMs: Math.round(Math.max(...answers.map(({ tookMs }) => tookMs))),
    bystanderRefused: answers.filter(({ status }) => status !== 200).length,
    memoryAboveIdleMb: Math.round(mostMb - idleMb),
  };
}

async function slowConnections(port: number) {
  const sockets = Array.from({ length: 200 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(post('/listings/new', form, 'a=1').replace('Content-Length: 3', 'Content-Length: 3000'));
    return socket;
  });
  await pause(500);
  const watch = startLoad(port, [{ path: '/login' }], 1);
  await pause(4000);
  const times = (await watch.stop()).map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  for (const socket of sockets) socket.destroy();
  return { bystanderMedianMs: Math.round((times[Math.floor(times.length / 2)] ?? 0) * 10) / 10 };
}

async function outage(server: RunningServer, database: Awaited<ReturnType<typeof databaseOnAWire>>) {
  const asked = [
    { path: '/', headers: { cookie: '__Host-session=0123456789abcdef0123456789abcdef' } },
    { path: '/api/v1/listings?q=garde', headers: { accept: 'application/json' } },
    { path: '/api/v1/map?bbox=-10,40,10,55&zoom=5', headers: { accept: 'application/json' } },
  ];
  const load = startLoad(server.port, asked, 8);
  await pause(2000);
  await database.cut();
  await pause(8000);
  await database.mend();
  const back = load.sinceBegan();
  await pause(4000);
  const killer = database.killSessions(40);
  await pause(8000);
  const killed = await killer.stop();
  const answers = await load.stop();
  const statuses: Record<string, number> = {};
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
  const first = answers.find(({ at, status }) => at > back && status === 200);
  return { statuses, killed, firstSuccessMs: first ? Math.round(first.at - back) : null };
}

/** Not synchronously: the wire to the database runs in this process. */
function plantListings(env: Record<string, string>): Promise<void> {
  const words = ['tsx', 'apps/cli/src/main.ts', 'demo', 'ufe', '--listings', values.listings, '--seed', '7'];
  const child = spawn('npx', words, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`planting ended with ${code}`))));
  });
}

const dataDir = mkdtempSync(join(tmpdir(), 'entraide-door-'));
const database = await databaseOnAWire(dataDir);
let server: RunningServer | undefined;
try {
  const logFile = join(dataDir, 'server.log');
  server = await startServer({ dataDir, logFile, env: database.env });
  await plantListings(database.env);
  const held = await holds(server.port);
  const figures = {
    held,
    pipelined: await pipelined(server.port),
    slow: await slowConnections(server.port),
    outage: await outage(server, database),
  };
  console.log(values.json ? JSON.stringify(figures) : JSON.stringify(figures, null, 2));
} finally {
  await server?.stop();
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
}
