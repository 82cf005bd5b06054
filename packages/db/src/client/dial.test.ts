import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { dial } from './dial.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Speaks only the first word of the protocol: the answer to "may we speak TLS?". */
function listening(answer: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
const never = new AbortController().signal;
const to = (port: number, mode: string) => parseAddress(`postgres://u@127.0.0.1:${port}/d?sslmode=${mode}`);

test('a server without TLS is used when TLS is only preferred', async () => {
  const socket = await dial(to(await listening((s) => s.write('N')), 'prefer'), never);
  expect(socket).not.toBeInstanceOf(TLSSocket);
  socket.destroy();
});

test('a server without TLS is refused when TLS is required', async () => {
  const port = await listening((s) => s.write('N'));
  await expect(dial(to(port, 'require'), never)).rejects.toMatchObject({ code: 'ENOTLS' });
});

test('bytes smuggled in before the handshake are refused', async () => {
  const port = await listening((s) => s.write('Sevil'));
  await expect(dial(to(port, 'require'), never)).rejects.toMatchObject({ code: 'ENOTLS' });
});

test('a server that hangs up or never answers ends in an error', async () => {
  const hangsUp = await listening((s) => s.destroy());
  await expect(dial(to(hangsUp, 'require'), never)).rejects.toMatchObject({ code: 'ECONNRESET' });
  const silent = await listening(() => {});
  await expect(dial(to(silent, 'require'), AbortSignal.timeout(50))).rejects.toMatchObject({
    code: 'ETIMEDOUT',
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
test.runIf(hasOpenssl)(
  'require encrypts with whoever answers, verify wants a certificate it trusts',
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'entraide-tls-'));
    const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
    const words = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
    ];
    const names = [
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-keyout',
      key,
      '-out',
      cert,
    ];
    spawnSync('openssl', [...words, ...names]);
    const port = await listening((socket) => {
      socket.write('S');
      const secure = { isServer: true, key: readFileSync(key), cert: readFileSync(cert) };
      new TLSSocket(socket, secure).on('error', () => {});
    });
    const encrypted = await dial(to(port, 'require'), never);
    expect(encrypted).toBeInstanceOf(TLSSocket);
    encrypted.destroy();
    await expect(dial(to(port, 'verify-full'), never)).rejects.toThrow(/self[- ]signed/);
    const trusting = parseAddress(`postgres://u@127.0.0.1:${port}/d?sslmode=verify-full&sslrootcert=${cert}`);
    const verified = await dial(trusting, never);
    expect((verified as TLSSocket).authorized).toBe(true);
    verified.destroy();
    rmSync(dir, { recursive: true });
  },
);
