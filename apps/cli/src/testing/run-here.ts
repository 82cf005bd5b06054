import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { run } from '../run.ts';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** One command line in this process: to start one takes seconds, and a test calls many. */
export async function platform(...words: string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const taken = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += text;
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += text;
      return true;
    }),
  ];
  try {
    return { code: await run(words), out, err };
  } finally {
    for (const stream of taken) stream.mockRestore();
  }
}

const [env, cwd] = [process.env, process.cwd()];

/** A folder and a data folder of the test's own, and nothing of the developer's own settings. */
export async function ownFolder(): Promise<{ dir: string; leave(): Promise<void> }> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'entraide-cli-')));
  const { PATH, HOME } = env;
  process.env = { NODE_ENV: 'test', PATH, HOME, DATA_DIR: join(dir, 'data'), NO_COLOR: '1' };
  process.chdir(dir);
  return {
    dir,
    async leave() {
      process.env = env;
      process.chdir(cwd);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A space without a folder of settings. */
export const createFromWeb = (slug: string, ...more: string[]) =>
  platform(
    ...['tenant', 'create', slug, '--name', slug, '--home', '45.76,4.84', '--place', 'Lyon', '--from-web'],
    ...['--contact', 'bonjour@example.org', ...more],
  );
