import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface FakeSmtp {
  url: string;
  /** Whole messages, as sent. */
  taken: string[];
  /** From now on it accepts connections and never answers. */
  fallSilent(): void;
  answerAgain(): void;
  /** Connections since it fell silent. */
  waiting(): number;
  close(): void;
}

/** Enough of an SMTP server to take mails, or to be dead while its port is open. */
export async function startSmtp(): Promise<FakeSmtp> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  let silent = false;
  let waiting = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    if (silent) waiting++;
    else converse(socket, taken);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    fallSilent() {
      silent = true;
      waiting = 0;
    },
    answerAgain() {
      silent = false;
    },
    waiting: () => waiting,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function converse(socket: Socket, taken: string[]): void {
  let message: string | null = null;
  socket.write('220 fake ESMTP\r\n');
  socket.on('data', (chunk) => {
    if (message !== null) {
      message += String(chunk);
      if (!message.endsWith('\r\n.\r\n')) return;
      taken.push(message);
      message = null;
      socket.write('250 taken\r\n');
      return;
    }
    for (const line of String(chunk).split('\r\n').filter(Boolean)) {
      if (/^DATA/i.test(line)) {
        message = '';
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}
