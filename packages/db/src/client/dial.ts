import { createConnection, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Address } from './address.ts';

/** Length 8, code 80877103: "may we speak TLS?" */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * A connected socket, encrypted when the address asks for it. TLS is ours and not the driver's: destroying a socket below the
 * driver's TLS raises an EBADF that nobody can catch.
 */
export async function dial(address: Address, signal: AbortSignal): Promise<Socket> {
  const { host, port, path, tls } = address;
  const socket = createConnection(path ? { path } : { host, port });
  await settled(socket, 'connect', signal);
  socket.setNoDelay(true);
  if (tls.mode === 'disable') return socket;
  socket.write(sslRequest);
  const answer = await settled(socket, 'data', signal);
  // More than one byte before the handshake is somebody else talking (CVE-2021-23222).
  if (answer?.length === 1 && answer[0] === 0x53) {
    const { mode, ...names } = tls;
    const encrypted = connectTls({ socket, host, rejectUnauthorized: mode === 'verify', ...names });
    await settled(encrypted, 'secureConnect', signal);
    return encrypted;
  }
  if (answer?.length === 1 && tls.mode === 'prefer') return socket;
  socket.destroy();
  throw Object.assign(new Error('the server does not speak TLS'), { code: 'ENOTLS' });
}

/** Waits for one event; destroys the socket and throws when anything else comes first. */
function settled(socket: Socket, event: string, signal: AbortSignal): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const done = (data?: Buffer) => {
      clear();
      resolve(data);
    };
    const fail = (error: Error) => {
      clear();
      socket.destroy();
      reject(error);
    };
    const closed = () => fail(Object.assign(new Error('connection closed'), { code: 'ECONNRESET' }));
    const late = () => fail(Object.assign(new Error('connecting took too long'), { code: 'ETIMEDOUT' }));
    const clear = () => {
      socket.off(event, done).off('error', fail).off('close', closed);
      signal.removeEventListener('abort', late);
      // Between two stages nobody listens; whatever goes wrong then is told by the next one.
      socket.on('error', () => {});
    };
    socket.once(event, done).once('error', fail).once('close', closed);
    signal.addEventListener('abort', late, { once: true });
    if (signal.aborted) late();
  });
}
