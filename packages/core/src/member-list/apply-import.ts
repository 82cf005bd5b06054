import { eq, memberImports, memberListLines, sql, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireRole, spend } from '../access/index.ts';
import { namesOf, recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { enqueueMails } from '../mail/index.ts';
import { ImportChoice, listedNow, memberAddresses, readImport } from './compare-import.ts';

export const LIST_MONTHS = [3, 6, 12, 18] as const;

const Application = ImportChoice.extend({
  /** After so many months the list is forgotten. */
  months: z.union(LIST_MONTHS.map((months) => z.literal(months))),
  /** Lines without a true address are left out, as the caller has seen. */
  leaveOut: z.boolean(),
  /** Whoever is new on the list, and no member, gets one invitation by mail. */
  tell: z.boolean().default(false),
  /** As `compareImport` gave it: what is replaced is what was seen. */
  seen: z.string().max(100),
});

const BATCH = 2000;
const DEADLINE_MS = 30_000;

/**
 * Makes a list the space's member list, in place of the one before, in one transaction. Nobody is written to unless the caller asks.
 * @returns how many are on it, and how many are written to
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid, at `leaveOut` when there are bad lines; Gone; Conflict when the list changed
 *   meanwhile; TooMany when lists were told twice today
 */
export async function applyImport(ctx: Ctx, given: unknown): Promise<{ people: number; told: number }> {
  const { memberId } = requireRole(ctx, 'admin');
  const { months, leaveOut, tell, seen, ...choice } = parse(Application, given);
  const { people, bad, hasher } = await readImport(ctx, choice);
  if (bad.length > 0 && !leaveOut)
    throw new Invalid([
      { path: ['leaveOut'], code: 'bad-lines', message: `Line ${bad[0]?.line} has no true address.` },
    ]);
  const endsAt = new Date(ctx.clock());
  endsAt.setUTCMonth(endsAt.getUTCMonth() + months);
  return inTenant(
    ctx,
    async (tx) => {
      if (tell) await spend(ctx, tx, { 'list-mailings': '' });
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended('member list ' || current_tenant()::text, 0))`,
      );
      const before = await listedNow(tx);
      if (before.stamp !== seen) throw new Conflict('The list changed meanwhile: look at it again.');
      const told = tell ? await strangersIn(tx, people, before.hashes) : [];
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
        details: { from: before.hashes.size, to: people.length, months, told: told.length },
      });
      if (told.length > 0) {
        const by = (await namesOf(tx, [memberId])).get(memberId);
        const [locale = 'fr'] = ctx.tenant.config.locales;
        const mail = { kind: 'invitation' as const, role: 'member' as const, ...(by && { by }) };
        await enqueueMails(ctx, tx, told, { locale, mail });
      }
      await sweepTonight(ctx, tx);
      return { people: people.length, told: told.length };
    },
    { deadlineMs: DEADLINE_MS },
  );
}

/** Those who are new: neither members nor on the list before. */
async function strangersIn(
  tx: TenantTx,
  people: readonly { email: string; hash: string }[],
  known: ReadonlySet<string>,
): Promise<string[]> {
  const members = await memberAddresses(tx);
  return people
    .filter(({ email, hash }) => !members.has(email) && !known.has(hash))
    .map(({ email }) => email);
}
