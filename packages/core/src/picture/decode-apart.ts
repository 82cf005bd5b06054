import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '../error/index.ts';
import { painterFonts } from './painter.ts';

export type DecodeFault = 'pixels' | 'broken' | 'unseen' | 'too-complex';

export type Decoded = { fault: DecodeFault } | { webp: Buffer; still: boolean };

const script = fileURLToPath(new URL('./decode.js', import.meta.url));
/** Kilobytes of addresses, most of them never used: Node itself begins with 1,100,000. */
const MOST_ADDRESSES = 2_500_000;
/** Of the processor. An honest picture takes less than one. */
const MOST_SECONDS = 8;
const LONGEST_MS = 20_000;
/** Those who come when so many wait would wait in vain. */
const MOST_WAITING = 3;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * A picture that somebody sent, decoded and written anew in a process of its own, one after the other. A drawing of a few bytes can ask
 * for gigabytes and hours: there it costs a process, and nobody else waits.
 * @throws Unavailable when too many others are to be decoded
 */
export async function decodeApart(bytes: Buffer, kind: 'svg' | 'pixels', limits = {}): Promise<Decoded> {
  if (waiting > MOST_WAITING) throw new Unavailable(10);
  waiting++;
  const done = last.then(() => run(bytes, kind, { seconds: MOST_SECONDS, longestMs: LONGEST_MS, ...limits }));
  last = done.catch(() => {});
  try {
    return await done;
  } finally {
    waiting--;
  }
}

function run(bytes: Buffer, kind: string, limits: { seconds: number; longestMs: number }): Promise<Decoded> {
  // A system that knows no such limit still has the time.
  const limited = `ulimit -t ${limits.seconds} 2>/dev/null; ulimit -v ${MOST_ADDRESSES} 2>/dev/null; exec "$0" "$@"`;
  const words = ['-c', limited, process.execPath, script, kind, ...(kind === 'svg' ? painterFonts() : [])];
  // No environment: whatever goes wrong in there, it knows no secret.
  const child = spawn('/bin/sh', words, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), limits.longestMs);
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  // It may be gone before it has read all.
  child.stdin.on('error', () => {});
  child.stdin.end(bytes);
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new Unavailable()));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? readAnswer(Buffer.concat(pieces)) : { fault: 'too-complex' });
    });
  });
}

function readAnswer(answer: Buffer): Decoded {
  const end = answer.indexOf('\n');
  const { fault, still } = JSON.parse(answer.toString('utf8', 0, end)) as {
    fault?: DecodeFault;
    still?: boolean;
  };
  return fault ? { fault } : { webp: answer.subarray(end + 1), still: still === true };
}
