import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '../error/index.ts';

/** Kilobytes of addresses, most of them never used: Node itself begins with 1,100,000. */
const MOST_ADDRESSES = 2_500_000;
/** Of the processor. An honest picture takes less than two. */
const MOST_SECONDS = 8;
const LONGEST_MS = 20_000;

export interface ApartLimits {
  /** Who comes when so many wait would wait in vain. */
  mostWaiting: number;
  seconds?: number;
  longestMs?: number;
}

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one of our scripts on what somebody sent, in a process of its own, one after the other. A picture of a few bytes can ask for
 * gigabytes and hours: there it costs a process, and nobody else waits.
 * @param input bytes, or the path of a file, which then never comes into this process
 * @returns what the script wrote; null when it was stopped
 * @throws Unavailable when too many others wait
 */
export async function runApart(
  script: 'decode.js' | 'decode-photo.js',
  words: readonly string[],
  input: Buffer | string,
  { mostWaiting, seconds = MOST_SECONDS, longestMs = LONGEST_MS }: ApartLimits,
): Promise<Buffer | null> {
  if (waiting > mostWaiting) throw new Unavailable(10);
  waiting++;
  const done = last.then(() => run(script, words, input, { seconds, longestMs }));
  last = done.catch(() => {});
  try {
    return await done;
  } finally {
    waiting--;
  }
}

async function run(
  script: string,
  words: readonly string[],
  input: Buffer | string,
  { seconds, longestMs }: { seconds: number; longestMs: number },
): Promise<Buffer | null> {
  // A system that knows no such limit still has the time.
  const limited = `ulimit -t ${seconds} 2>/dev/null; ulimit -v ${MOST_ADDRESSES} 2>/dev/null; exec "$0" "$@"`;
  const path = fileURLToPath(new URL(`./${script}`, import.meta.url));
  const file = typeof input === 'string' ? await open(input) : null;
  try {
    // No environment: whatever goes wrong in there, it knows no secret.
    const child = spawn('/bin/sh', ['-c', limited, process.execPath, path, ...words], {
      env: {},
      stdio: [file?.fd ?? 'pipe', 'pipe', 'ignore'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), longestMs);
    const pieces: Buffer[] = [];
    child.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
    // It may be gone before it has read all.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    return await new Promise((resolve, reject) => {
      child.on('error', () => reject(new Unavailable()));
      child.on('close', (code) => {
        clearTimeout(timer);
        resolve(code === 0 ? Buffer.concat(pieces) : null);
      });
    });
  } finally {
    await file?.close();
  }
}

/** An answer is a line of JSON, and bytes after it. */
export function splitAnswer<T>(answer: Buffer): { said: T; bytes: Buffer } {
  const end = answer.indexOf('\n');
  return { said: JSON.parse(answer.toString('utf8', 0, end)) as T, bytes: answer.subarray(end + 1) };
}
