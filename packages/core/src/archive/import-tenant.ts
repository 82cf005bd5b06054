import type { Readable } from 'node:stream';
import type { TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { OperatorCtx } from '../audit/index.ts';
import { type Erasure, forgetAgain, markedErasures } from '../erasure/index.ts';
import { storeFiles } from '../file/put-file-in.ts';
import { enqueueJob } from '../job/define-job.ts';
import { archivedTables } from './archived-tables.ts';
import { archiveFault, damaged } from './bad-archive.ts';
import { type Head, MAX_TOTAL_BYTES, type Progress } from './format.ts';
import { type Imported, insertOwnRow, insertRows, leadTo, refuseUnknown, renameSpace } from './into-space.ts';
import { readArchive } from './read-archive.ts';

const DEADLINE_MS = 4 * 3_600_000;

/** A space that came in from an archive. */
export interface ImportedArchive extends Imported {
  /** People of the archive who were erased since; they are erased again. Null: nothing is known here of who was. */
  erased: number | null;
}

export interface ImportOptions {
  rootDomain: string;
  /** Another name than the one in the archive. */
  slug?: string;
  /** Does everything and keeps nothing: the archive is checked against this database. */
  dryRun?: boolean;
  /** Of the unpacked archive. */
  maxBytes?: number;
  onProgress?: (progress: Progress) => void;
}

/**
 * Makes a space of an archive, with an id of its own: the same archive may come again under another slug. One transaction, so nobody
 * sees it before it is whole, and whatever breaks it off leaves nothing. Whom the space that it comes from has erased since is erased again.
 * @throws BadArchive; Invalid; Conflict when the slug or its host is taken
 */
export async function importTenant(
  platform: OperatorCtx,
  input: Readable,
  options: ImportOptions,
): Promise<ImportedArchive> {
  const id = newId(platform.clock());
  let at = 'the head';
  const work = async (tx: TenantTx): Promise<ImportedArchive> => {
    const tables = new Map((await archivedTables(tx)).map((table) => [table.name, table]));
    let [done, of] = [0, 0];
    let answer: Imported | null = null;
    let marked: readonly Erasure[] = [];
    const reader = {
      async head(head: Head) {
        await refuseUnknown(tx, head, tables);
        // In the transaction, as the reading of the archive itself: which space it is of stands at its beginning.
        marked = head.origin ? await markedErasures(platform, head.origin) : [];
        of = head.tables.reduce((sum, { rows }) => sum + rows, 0);
        answer = await insertOwnRow(platform, tx, {
          ...{ head, id, slug: options.slug, action: 'tenant.import' },
        });
      },
      async part({ name, columns }: Head['tables'][number], lines: string[]) {
        at = name;
        const table = tables.get(name);
        if (!table) throw damaged(`There is no table ${name}.`);
        await insertRows(
          tx,
          name,
          table.columns.filter((column) => columns.includes(column.name)),
          lines,
        );
        if (name === 'files') await enqueueJob(tx, storeFiles, {}, { key: storeFiles.name });
        done += lines.length;
        options.onProgress?.({ done, of });
      },
    };
    await readArchive(input, reader, { maxBytes: options.maxBytes ?? MAX_TOTAL_BYTES });
    const came = { ...(answer as unknown as Imported), rows: done }; // a read archive had a head
    const erased = marked.length > 0 ? await forgetAgain(platform, tx, marked) : null;
    const imported = { ...came, erased };
    if (imported.slug !== imported.from) await renameSpace(platform, tx, id, imported);
    await leadTo(platform, tx, { id, imported, rootDomain: options.rootDomain });
    if (options.dryRun) throw new NotKept(imported);
    return imported;
  };
  try {
    return await platform.db.inTenant(id, work, { deadlineMs: DEADLINE_MS });
  } catch (error) {
    if (error instanceof NotKept) return error.imported;
    throw archiveFault(error, at);
  } finally {
    input.destroy();
  }
}

/** Undoes the transaction of a dry run. */
class NotKept extends Error {
  constructor(readonly imported: ImportedArchive) {
    super('a dry run keeps nothing');
  }
}
