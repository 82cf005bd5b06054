import {
  drafts,
  duesCheckouts,
  duties,
  eq,
  erasures,
  getTableColumns,
  inArray,
  knownBrowsers,
  loginCodes,
  members,
  reports,
  sql,
  type TenantTx,
} from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { removeFiles } from '../file/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { leaveThreads } from './leave-threads.ts';
import { markErasure, markName } from './mark-erasure.ts';
import { stopTheirYearly } from './stop-yearly-kind.ts';
import { forgetWords, wordsOf } from './words.ts';

/**
 * Removes a member and everything of theirs, as each table says (`duties`): by foreign keys what goes with its member, by the address what
 * is known by nothing else, and the work that waits for them. What stays for others leads to nobody.
 * Call it before the mail that confirms it, which would go with the others.
 * @param on the day that is kept: `2026-11-27`
 */
export async function forget(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  member: { id: string; email: string },
  on = ctx.clock().toISOString().slice(0, 10),
): Promise<void> {
  const words = await wordsOf(tx, member.id);
  await forgetDrafts(tx, member);
  await stopTheirYearly(tx, member);
  await forgetAddress(tx, member.email);
  await tx.execute(sql`select forget_jobs(${member.id}::uuid, ${member.email})`);
  await forgetAsks(tx, member);
  await tx.execute(sql`select forget_names(${member.id}::uuid)`);
  await leaveThreads(tx, member.id);
  await tx.delete(members).where(eq(members.id, member.id));
  await forgetWords(ctx, tx, words);
  await removeFiles(ctx, tx);
  await tx.insert(erasures).values({ memberId: member.id, erasedOn: on }).onConflictDoNothing();
  await enqueueJob(tx, markErasure, { name: markName({ memberId: member.id, on }) });
}

/** What they wrote in the browsers in which they signed in, or were about to. */
async function forgetDrafts(tx: TenantTx, { id, email }: { id: string; email: string }): Promise<void> {
  const known = tx
    .select({ hash: knownBrowsers.browserHash })
    .from(knownBrowsers)
    .where(eq(knownBrowsers.memberId, id));
  const asking = tx
    .select({ hash: loginCodes.browserHash })
    .from(loginCodes)
    .where(eq(loginCodes.email, email));
  await tx.delete(drafts).where(inArray(drafts.browserHash, known.union(asking)));
}

/** What the association asked for them is theirs: it goes before the row by which it is found. So does what they left without signing in. */
async function forgetAsks(tx: TenantTx, { id, email }: { id: string; email: string }): Promise<void> {
  await tx.execute(sql`
    delete from listings where id in (select listing_id from asks where member_id = ${id}::uuid or contact = ${email})`);
  await tx.execute(sql`delete from asks where contact = ${email}`);
}

async function forgetAddress(tx: TenantTx, email: string): Promise<void> {
  // A gift that they made before they came in: its receipt stays.
  await tx
    .update(duesCheckouts)
    .set({ payerName: null, payerEmail: null })
    .where(eq(duesCheckouts.payerEmail, email));
  for (const { table, erased } of Object.values(duties)) {
    if (typeof erased === 'string' || 'kept' in erased) continue;
    const address = getTableColumns(table)[erased.byAddressIn];
    if (address) await tx.delete(table).where(eq(address, email));
  }
  // A report goes on without whom it was from, also one that they sent before they signed in.
  await tx.update(reports).set({ email: null, name: null }).where(eq(reports.email, email));
}
