import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { processIdentity, sleep } from './process.ts';

const patienceMs = 120_000;

/**
 * Holds a file naming us until released; waits for a living holder and takes over from a dead one. Two who take over at the same
 * instant could both get in: harmless here, because Postgres itself refuses a second server on the same files.
 */
export async function lockFile(path: string): Promise<() => void> {
  const mine = JSON.stringify({
    pid: process.pid,
    identity: processIdentity(process.pid),
    token: randomUUID(),
  });
  const draft = `${path}.${process.pid}.${randomUUID()}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20)) {
      if (linked(draft, path)) return () => release(path, mine);
      const holder = read(path);
      if (holder !== null && !isAlive(holder)) takeAway(path, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`${path} is held by another process that is starting the database and does not get ready`);
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(text: string): boolean {
  try {
    const { pid, identity } = JSON.parse(text) as { pid: number; identity: string };
    return processIdentity(pid) === identity;
  } catch {
    return false;
  }
}

function takeAway(path: string, stale: string): void {
  const aside = `${path}.stale.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // Somebody was faster and this is already theirs: give it back.
  if (read(aside) !== stale) linked(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, mine: string): void {
  if (read(path) === mine) rmSync(path, { force: true });
}
