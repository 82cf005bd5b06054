import { createServer, type Server } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';

/** A server without a handler yet: give it one in the same turn as it begins to listen. */
export function newServer(): Server {
  return createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 });
}

/** Says at once what would else come to light after the demo is planted. @throws Error as `listen` does */
export async function refuseTakenPort(port: number): Promise<void> {
  const probe = newServer();
  await listen(probe, port);
  const closed = new Promise((resolve) => probe.close(resolve));
  // Nobody here answers whoever knocked in this moment, and closing would wait for them.
  probe.closeAllConnections();
  await closed;
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

/** A kept connection may be about to speak: it is told to end with its next answer, and cut only after this long a silence. */
const SILENT_MS = 500;

/** Takes no new connection and lets every request under way, or on its way, finish, up to `patienceMs`. */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  server.prependListener('request', (_, response) => {
    response.shouldKeepAlive = false;
  });
  // Not http's own close: that one cuts silent connections at once.
  const closed = new Promise<void>((resolve) => void NetServer.prototype.close.call(server, () => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), SILENT_MS);
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatient);
}
