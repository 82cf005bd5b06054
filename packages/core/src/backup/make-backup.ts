import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Snapshot, withSnapshot } from '@entraide/db';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';
import { inTime } from '../file/store/in-time.ts';
import { linesIn } from './lines.ts';
import { FORMAT, fileName, JOBS, MANIFEST, type Manifest, type Rows, rowsFile, signed } from './manifest.ts';

export interface Progress {
  done: number;
  of: number;
  what: 'rows' | 'files';
}

export interface BackupOptions {
  ownerUrl: string;
  platformUrl: string;
  /** The folder in which each backup is a folder. */
  to: string;
  /** How many to keep, this one included. */
  keep: number;
  dryRun?: boolean;
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Backup {
  dir: string;
  tenants: number;
  rows: number;
  files: number;
  /** Of all, before they are packed. */
  bytes: number;
  /** Files that the store had lost. */
  missing: string[];
  /** Older ones that were, or would be, removed. */
  removed: string[];
}

const NAME = /^backup-\d{8}T\d{9}Z$/;
const PARTIAL = /^backup-\d{8}T\d{9}Z\.partial$/;
const TIMES = { silenceMs: 30_000, wholeMs: 600_000 };

/** One moment of the whole platform in a folder, which has its name only once it is whole. */
export async function makeBackup(platform: OperatorCtx, options: BackupOptions): Promise<Backup> {
  const { to, dryRun = false } = options;
  const at = platform.clock().toISOString();
  const dir = join(to, `backup-${at.replaceAll(/[-:.]/g, '')}`);
  const partial = `${dir}.partial`;
  const before = await backupsIn(to);
  const removed = before.slice(0, Math.max(0, before.length + 1 - options.keep));
  if (dryRun) return withSnapshot(options, async (snapshot) => planned(snapshot, dir, removed));
  await mkdir(to, { recursive: true, mode: 0o700 });
  await mkdir(partial, { mode: 0o700 });
  try {
    const manifest = await withSnapshot(options, (snapshot) =>
      write(platform, snapshot, { ...options, at, partial, last: before.at(-1) ?? null }),
    );
    await writeFile(join(partial, MANIFEST), signed(manifest), { mode: 0o600, flush: true });
    await rename(partial, dir);
    await syncFolder(to);
    const { tables, tenants, files } = manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const bytes = tables.reduce((sum, table) => sum + table.bytes, 0) + files.bytes;
    await platform.db.outsideTenant((tx) =>
      recordOperation(platform, tx, { action: 'platform.backup', details: { rows, files: files.count } }),
    );
    for (const old of removed) await rm(old, { recursive: true, force: true });
    return { dir, tenants: tenants.length, rows, files: files.count, bytes, missing: files.missing, removed };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Whole ones, the oldest first. */
async function backupsIn(to: string): Promise<string[]> {
  const names = await readdir(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  // Of a process that was killed.
  for (const name of names.filter((one) => PARTIAL.test(one)))
    if (Date.now() - madeAt(name) > 86_400_000) await rm(join(to, name), { recursive: true, force: true });
  const found = names.filter((name) => NAME.test(name)).sort();
  return found.map((name) => join(to, name));
}

function madeAt(name: string): number {
  const [, year, month, day] = /^backup-(\d{4})(\d\d)(\d\d)/.exec(name) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

const planned = ({ tenants, estimate }: Snapshot, dir: string, removed: string[]): Backup => ({
  ...{ dir, tenants: tenants.length, rows: estimate, files: 0, bytes: 0, missing: [], removed },
});

interface Writing extends BackupOptions {
  at: string;
  partial: string;
  last: string | null;
}

async function write(platform: OperatorCtx, snapshot: Snapshot, writing: Writing): Promise<Manifest> {
  const { partial, onProgress, at } = writing;
  await mkdir(join(partial, 'rows'), { mode: 0o700 });
  let done = 0;
  const onRows = (more: number) => {
    done += more;
    onProgress?.({ done, of: Math.max(snapshot.estimate, done), what: 'rows' });
  };
  const tables: Rows[] = [];
  for (const table of snapshot.tables) {
    const columns = table.columns.map(({ name }) => name);
    tables.push({
      name: table.name,
      columns,
      ...(await pack(snapshot.rowsOf(table), join(partial, rowsFile(table.name)), onRows)),
    });
  }
  const jobs = {
    name: JOBS,
    columns: [],
    ...(await pack(snapshot.jobs(), join(partial, rowsFile(JOBS)), onRows)),
  };
  const files = await keepFiles(platform, snapshot, writing);
  const { server, tenants } = snapshot;
  const migrations = snapshot.migrations.map(({ name, sha256 }) => ({ name, sha256 }));
  return {
    ...{ kind: 'entraide-backup' as const, format: FORMAT, madeAt: at, server, migrations },
    ...{ tenants: tenants.map(({ id, slug }) => ({ id, slug })), tables, jobs, files },
  };
}

async function pack(
  text: AsyncIterable<Buffer>,
  path: string,
  onRows: (more: number) => void,
): Promise<Pick<Rows, 'rows' | 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let [rows, bytes] = [0, 0];
  async function* counted() {
    for await (const some of text) {
      const more = linesIn(some);
      hash.update(some);
      rows += more;
      bytes += some.length;
      onRows(more);
      yield some;
    }
  }
  await pipeline(
    Readable.from(counted(), { objectMode: false }),
    createGzip({ level: 4 }),
    createWriteStream(path, { mode: 0o600, flush: true }),
  );
  return { rows, bytes, sha256: hash.digest('hex') };
}

/** Bytes never change under their name: those that the last backup has are the same file on the disk, once. */
async function keepFiles(
  platform: OperatorCtx,
  snapshot: Snapshot,
  { partial, last, onProgress }: Writing,
): Promise<Manifest['files']> {
  const hash = createHash('sha256');
  const missing: string[] = [];
  let [count, bytes] = [0, 0];
  for await (const file of snapshot.files()) {
    const name = fileName(file);
    const target = join(partial, name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const linked =
      last !== null &&
      (await link(join(last, name), target).then(
        () => true,
        () => false,
      ));
    if (!linked && !(await fetch(platform, file, target))) {
      missing.push(name);
      continue;
    }
    hash.update(`${name}\n`);
    count++;
    bytes += file.size;
    onProgress?.({ done: count, of: count, what: 'files' });
  }
  return { count, bytes, sha256: hash.digest('hex'), missing };
}

async function fetch(
  { fileStore }: OperatorCtx,
  file: { tenantId: string; sha256: string },
  target: string,
): Promise<boolean> {
  const found = await fileStore.get(file);
  if (!found) return false;
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const some of inTime(found as AsyncIterable<Buffer>, TIMES)) {
      hash.update(some);
      yield some;
    }
  }
  await pipeline(hashed, createWriteStream(target, { mode: 0o600, flush: true }));
  if (hash.digest('hex') === file.sha256) return true;
  await rm(target);
  return false;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
