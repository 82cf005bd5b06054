import { requireFresh } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { ActsWanted, type NamedAct, readActs } from './list-acts.ts';
import { recordAct } from './record-act.ts';

const BATCH = 5000;
/** A spreadsheet holds about ten times as many. */
const MOST = 100_000;
const DEADLINE_MS = 30_000;

/**
 * The acts of a list as `listActs` has it, but for its pages, for the space's admins to take away; that they did is recorded.
 * @throws SignInNeeded, NotAllowed for all but admins, Invalid
 */
export async function exportActs(ctx: Ctx, given: unknown = {}): Promise<NamedAct[]> {
  requireFresh(ctx, 'admin');
  const wanted = parse(ActsWanted, given);
  return inTenant(
    ctx,
    async (tx) => {
      const rows: NamedAct[] = [];
      while (rows.length < MOST) {
        const last = rows.at(-1)?.id;
        const batch = await readActs(tx, { ...wanted, ...(last && { before: last }), limit: BATCH });
        rows.push(...batch);
        if (batch.length < BATCH) break;
      }
      await recordAct(ctx, tx, { action: 'space.acts-export', details: { acts: rows.length } });
      return rows;
    },
    { deadlineMs: DEADLINE_MS },
  );
}
