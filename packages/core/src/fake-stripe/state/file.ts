import { readFile, rename, writeFile } from 'node:fs/promises';
import { kept, takeUp } from './keep.ts';
import type { World } from './world.ts';

interface Stays {
  secretKey: string;
  port: number;
}

/** Writes a world to a file a moment after it changed; a file is whole or the one before. */
export class StateFile {
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly world: World,
    /** What must be the same after a restart: addresses and keys that others noted. */
    private readonly stays: Stays,
  ) {}

  changed(): void {
    this.#timer ??= setTimeout(() => void this.write(), 200).unref();
  }

  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = JSON.stringify({ ...this.stays, world: kept(this.world) });
    this.#writing = this.#writing.then(async () => {
      await writeFile(`${this.path}.new`, text, { mode: 0o600 });
      await rename(`${this.path}.new`, this.path);
    });
    await this.#writing;
  }
}

/** What the file holds; null when there is none yet. */
export async function readState(path: string): Promise<(Stays & { into: (world: World) => void }) | null> {
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });
  if (text === null) return null;
  const { world, ...stays } = JSON.parse(text);
  return { ...stays, into: (one) => takeUp(one, world) };
}
