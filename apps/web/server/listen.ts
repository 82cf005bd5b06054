import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server without a handler yet: give it one in the same turn as it begins to listen. */
export function newServer(): Server {
  return createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 });
}

/** Says at once what would else come to light after the demo is planted. @throws Error as `listen` does */
export async function refuseTakenPort(port: number): Promise<void> {
  const probe = newServer();
  await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
}

/** The port that it listens on. @throws Error saying what to do when the port is taken */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken by another program. Stop it, or start with PORT=${port + 1}.`)
          : error,
      ),
    );
    server.listen(port, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Takes no new connection and lets every request under way finish, up to `patienceMs`.
 * An idle keep-alive connection would hold the server open for a minute, so they are closed as they fall idle.
 */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatient);
}
