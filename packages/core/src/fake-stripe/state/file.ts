import { readFile, rename, writeFile } from 'node:fs/promises';
import { kept, takeUp } from './keep.ts';
import type { World } from './world.ts';

/** Writes a world to a file a moment after it changed; a file is whole or the one before. */
export class StateFile {
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly world: World,
    private readonly secretKey: string,
  ) {}

  changed(): void {
    this.#timer ??= setTimeout(() => void this.write(), 200).unref();
  }

  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = JSON.stringify({ secretKey: this.secretKey, world: kept(this.world) });
    this.#writing = this.#writing.then(async () => {
      await writeFile(`${this.path}.new`, text, { mode: 0o600 });
      await rename(`${this.path}.new`, this.path);
    });
    await this.#writing;
  }
}

/** What the file holds; null when there is none yet. */
export async function readState(
  path: string,
): Promise<{ secretKey: string; into: (world: World) => void } | null> {
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });
  if (text === null) return null;
  const { secretKey, world } = JSON.parse(text);
  return { secretKey, into: (one) => takeUp(one, world) };
}
