import { and, eq, memberImports } from '@entraide/db';
import { isId, newId } from '@entraide/model';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Gone, Invalid } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { decodeText, isWorkbook } from './decode-text.ts';
import { type Columns, guessColumns } from './guess-columns.ts';
import { type Row, readTable } from './read-table.ts';
import { seal, unseal } from './seal.ts';

export const MOST_LIST_BYTES = 5 * 1024 * 1024;
const KEPT_MS = 3_600_000;
const FIRST = 5;

export interface BegunImport {
  id: string;
  /** Opens it again; kept nowhere here. */
  key: string;
  /** The first rows, as they are. */
  first: string[][];
  rows: number;
  guess: Columns;
}

/**
 * Reads a list that an admin sends, as bytes or as text that was pasted, and keeps it sealed for an hour. Nothing else happens yet.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid at `file`: `empty`, `too-large`, `workbook`, `too-many-lines`, `line`
 */
export async function beginImport(ctx: Ctx, given: Buffer | string): Promise<BegunImport> {
  const { memberId } = requireRole(ctx, 'admin');
  const bytes = typeof given === 'string' ? Buffer.from(given) : given;
  if (bytes.length > MOST_LIST_BYTES) throw refused('too-large');
  if (isWorkbook(bytes)) throw refused('workbook');
  const text = decodeText(bytes);
  const rows = await readTable(text);
  const { sealed, key } = seal(Buffer.from(text));
  if (sealed.length > MOST_LIST_BYTES) throw refused('too-large');
  const id = newId();
  await inTenant(ctx, async (tx) => {
    await tx.delete(memberImports).where(eq(memberImports.memberId, memberId));
    const endsAt = new Date(ctx.clock().getTime() + KEPT_MS);
    await tx.insert(memberImports).values({ id, memberId, sealed, endsAt });
    await sweepTonight(ctx, tx);
  });
  const first = rows.slice(0, FIRST).map(({ cells }) => cells.map((cell) => cell.slice(0, 80)));
  return { id, key, first, rows: rows.length, guess: guessColumns(rows) };
}

/** The rows of what the caller has begun to import. @throws Gone when its hour is over, or it is somebody else's */
export async function rowsOfImport(ctx: Ctx, { id, key }: { id: string; key: string }): Promise<Row[]> {
  const { memberId } = requireRole(ctx, 'admin');
  const [kept] = !isId(id)
    ? []
    : await inTenant(ctx, async (tx) =>
        tx
          .select({ sealed: memberImports.sealed, endsAt: memberImports.endsAt })
          .from(memberImports)
          .where(and(eq(memberImports.id, id), eq(memberImports.memberId, memberId))),
      );
  const bytes = kept && kept.endsAt > ctx.clock() ? unseal(kept.sealed, key) : null;
  if (!bytes) throw new Gone();
  return readTable(bytes.toString());
}

const refused = (code: 'too-large' | 'workbook') =>
  new Invalid([{ path: ['file'], code, message: 'This file cannot be read as a list.' }]);
