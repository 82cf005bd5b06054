import { eq, memberImports, memberListLines, sql } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { ImportChoice, listedNow, readImport } from './compare-import.ts';

export const LIST_MONTHS = [3, 6, 12, 18] as const;

const Application = ImportChoice.extend({
  /** After so many months the list is forgotten. */
  months: z.union(LIST_MONTHS.map((months) => z.literal(months))),
  /** Lines without a true address are left out, as the caller has seen. */
  leaveOut: z.boolean(),
  /** As `compareImport` gave it: what is replaced is what was seen. */
  seen: z.string().max(100),
});

const BATCH = 2000;
const DEADLINE_MS = 30_000;

/**
 * Makes a list the space's member list, in place of the one before, in one transaction. Nobody is written to.
 * @returns how many are on it
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid, at `leaveOut` when there are bad lines; Gone; Conflict when the list changed meanwhile
 */
export async function applyImport(ctx: Ctx, given: unknown): Promise<number> {
  requireRole(ctx, 'admin');
  const { months, leaveOut, seen, ...choice } = parse(Application, given);
  const { people, bad, hasher } = await readImport(ctx, choice);
  if (bad.length > 0 && !leaveOut)
    throw new Invalid([
      { path: ['leaveOut'], code: 'bad-lines', message: `Line ${bad[0]?.line} has no true address.` },
    ]);
  const endsAt = new Date(ctx.clock());
  endsAt.setUTCMonth(endsAt.getUTCMonth() + months);
  const work = inTenant(
    ctx,
    async (tx) => {
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended('member list ' || current_tenant()::text, 0))`,
      );
      const before = await listedNow(tx);
      if (before.stamp !== seen) throw new Conflict('The list changed meanwhile: look at it again.');
      await tx.delete(memberListLines);
      for (let at = 0; at < people.length; at += BATCH) {
        const batch = people.slice(at, at + BATCH);
        const hashes = sql.param(batch.map(({ hash }) => hash));
        const years = sql.param(batch.map(({ sinceYear }) => sinceYear));
        await tx.execute(sql`
          insert into ${memberListLines} (email_hash, since_year, key_mark, ends_at)
          select hash, year, ${hasher.mark}, ${endsAt.toISOString()}::timestamptz
          from unnest(${hashes}::text[], ${years}::smallint[]) as line (hash, year)`);
      }
      await tx.delete(memberImports).where(eq(memberImports.id, choice.id));
      await recordAct(ctx, tx, {
        action: 'member.list',
        details: { from: before.hashes.size, to: people.length, months },
      });
      await sweepTonight(ctx, tx);
    },
    { deadlineMs: DEADLINE_MS },
  );
  await work;
  return people.length;
}
