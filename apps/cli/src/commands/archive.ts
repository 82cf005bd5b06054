import { createReadStream, createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportTenant, importTenant } from '@entraide/core/archive';
import type { OperatorCtx } from '@entraide/core/audit';
import type { Call } from '../call.ts';
import { erasedAgain } from '../erased-again.ts';
import { Failure } from '../failure.ts';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';
import type { Terminal } from '../terminal.ts';

const GIB = 2 ** 30;

export async function exportSpace({ terminal, words: [slug = ''], options }: Call<{ out?: string }>) {
  const file = options.out ?? `${slug}.tar.gz`;
  const exported = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, () => exportInto(terminal, ctx, slug, file)),
  );
  const said = `${slug}: ${exported.rows} rows`;
  // Standard output is the archive.
  if (file === '-') terminal.say(said);
  else terminal.data({ file, ...exported }, [`${said} in ${file}`]);
  terminal.say('The file holds what members wrote and their addresses: keep it as you keep the database.');
}

/** Writes the archive of a space under its name once it is whole. */
export const exportInto = (terminal: Terminal, ctx: OperatorCtx, slug: string, file: string) =>
  into(file, (out) => withProgress(terminal, (onProgress) => exportTenant(ctx, slug, out, { onProgress })));

export async function importSpace({
  terminal,
  words: [file = ''],
  options,
}: Call<{ slug?: string; maxGib: number; dryRun?: boolean }>) {
  const dryRun = options.dryRun === true;
  const input = file === '-' ? process.stdin : await opened(file);
  const imported = await asOperator(terminal, ({ ctx, settings }) =>
    withProgress(terminal, (onProgress) =>
      importTenant(ctx, input, {
        rootDomain: settings.ROOT_DOMAIN,
        ...(options.slug === undefined ? {} : { slug: options.slug }),
        ...{ dryRun, maxBytes: options.maxGib * GIB, onProgress },
      }),
    ),
  );
  const { slug, rows, status, hosts, erased, exportedAt } = imported;
  terminal.data(imported, [`${slug}: ${rows} rows, ${status}`, ...(erased ? [erasedAgain(erased)] : [])]);
  if (erased === null)
    terminal.say(
      `The archive is of ${exportedAt.slice(0, 10)}, and nothing is known here of who was erased where it comes from. Whoever was erased since is in the space again: ask there, and erase them before you open it.`,
    );
  if (dryRun) terminal.say('Nothing was written: the file is whole, and would come in as it is.');
  else terminal.say(`People sign in again, with their addresses. Next: pnpm platform tenant show ${slug}`);
  for (const host of hosts)
    terminal.say(
      `${host} led to it where it comes from. Next: pnpm platform tenant domain add ${slug} ${host}`,
    );
}

/** A file appears under its name when it is whole: a copy that was broken off is never taken for one. */
async function into<T>(file: string, write: (out: Writable) => Promise<T>): Promise<T> {
  if (file === '-') return toStdout(write);
  if (await exists(file))
    throw new Failure(
      `${file} is there already.`,
      'an export never replaces a file',
      `--out another-name.tar.gz`,
    );
  const partial = `${file}.partial`;
  try {
    // Personal data: for the operator's own eyes.
    const result = await write(createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
    return result;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function toStdout<T>(write: (out: Writable) => Promise<T>): Promise<T> {
  const through = new PassThrough();
  const [result] = await Promise.all([write(through), pipeline(through, process.stdout, { end: false })]);
  return result;
}

async function opened(file: string) {
  if (!(await exists(file)))
    throw new Failure(
      `There is no file ${file}.`,
      'nothing was imported',
      'pnpm platform tenant export SLUG writes one',
    );
  return createReadStream(file);
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

async function withProgress<T>(
  terminal: Terminal,
  work: (onProgress: (progress: { done: number; of: number }) => void) => Promise<T>,
): Promise<T> {
  const bar = terminal.progress();
  try {
    return await work(({ done, of }) => bar.show(done, of, 'rows'));
  } finally {
    bar.end();
  }
}
