import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BadBackup, backupFault, damaged } from './bad-backup.ts';

/** Changes when a backup of before could not be read any more. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const JOBS = 'jobs';
export const rowsFile = (table: string) => join('rows', `${table}.copy.gz`);
export const fileName = ({ tenantId, sha256 }: { tenantId: string; sha256: string }) =>
  join('files', tenantId, sha256);

const Count = z.number().int().nonnegative();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
/** Rows of one table. The hash is of what COPY wrote, before it was packed. */
const Rows = z.strictObject({
  name: Name,
  columns: z.array(Name),
  rows: Count,
  bytes: Count,
  sha256: Sha256,
});
export type Rows = z.infer<typeof Rows>;

export const Manifest = z.strictObject({
  kind: z.literal('entraide-backup'),
  format: z.number().int(),
  madeAt: z.iso.datetime(),
  /** Version of the Postgres that it comes from. */
  server: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: Sha256 })).min(1),
  tenants: z.array(z.strictObject({ id: z.uuid(), slug: z.string() })),
  /** In the order in which they can be filled. */
  tables: z.array(Rows),
  jobs: Rows,
  files: z.strictObject({
    count: Count,
    bytes: Count,
    /** Hash over all their names, which are hashes themselves. */
    sha256: Sha256,
    /** The file store had lost these already. */
    missing: z.array(z.string()),
  }),
});
export type Manifest = z.infer<typeof Manifest>;

const Signed = z.strictObject({ sha256: Sha256, manifest: z.unknown() });

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

export const signed = (manifest: Manifest) =>
  `${JSON.stringify({ sha256: hashOf(JSON.stringify(manifest)), manifest }, null, 1)}\n`;

/** @throws BadBackup */
export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(join(dir, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw backupFault(error, MANIFEST);
    throw new BadBackup(
      `${dir} is no backup, or one that was cut short: it has no ${MANIFEST}.`,
      'name the folder that platform backup printed',
    );
  });
  const read = Signed.safeParse(jsonOrNull(text));
  if (!read.success || hashOf(JSON.stringify(read.data.manifest)) !== read.data.sha256)
    throw damaged(`${MANIFEST} is not what it was when it was written.`);
  const { format } = read.data.manifest as { format?: unknown };
  if (format !== FORMAT)
    throw new BadBackup(
      `The backup has format ${String(format)}, and this version reads ${FORMAT}.`,
      'use the version of the platform that wrote it, or a newer one',
    );
  const manifest = Manifest.safeParse(read.data.manifest);
  if (!manifest.success) throw damaged(`${MANIFEST} is not as it should be.`);
  return manifest.data;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
