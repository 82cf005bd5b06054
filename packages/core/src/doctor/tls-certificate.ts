import { connect } from 'node:tls';

export type Certificate = { until: Date } | { fault: string };

const DEADLINE_MS = 5_000;

/** What a browser would be shown, and whether it would take it. Never throws. */
export function certificateOf(
  host: string,
  port: number,
  { deadlineMs = DEADLINE_MS, address = host }: { deadlineMs?: number; address?: string } = {},
): Promise<Certificate> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, servername: host });
    const settle = (answer: Certificate) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ fault: 'no answer in time' }), deadlineMs);
    socket.on('secureConnect', () => settle({ until: new Date(socket.getPeerCertificate().valid_to) }));
    socket.on('error', (error: NodeJS.ErrnoException) => settle({ fault: error.code ?? error.message }));
    socket.on('close', () => settle({ fault: 'closed without an answer' }));
  });
}
