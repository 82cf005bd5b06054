import { and, appeals, cases, isNotNull, or, sql } from '@entraide/db';
import type { Sweep } from '../job/sweep.ts';

/** For so long after the answer to an appeal its words are kept of somebody who left: a court may still ask for them. */
const APPEAL_MONTHS = 6;

/**
 * What a case keeps about people goes when its time is over: what it showed, and who reported it. The decision stays, with its reasons.
 * What was removed for good is erased when nobody can appeal any more. A case where a life is in danger waits until its hold is over.
 */
export const sweepCases: Sweep = async (ctx, tx) => {
  const now = sql`${ctx.clock().toISOString()}::timestamptz`;
  await tx.execute(sql`
    update ${cases} set held_until = null, held_person = null where held_until <= ${now}`);
  await tx.execute(sql`
    delete from reports where case_id in (select id from ${cases} where evidence is not null and evidence_until <= ${now} and held_until is null)`);
  await tx.execute(
    sql`update ${cases} set evidence = null where evidence is not null and evidence_until <= ${now} and held_until is null`,
  );
  const removed = sql`
    select d.id from decisions d
    where d.kind = 'remove' and d.appeal_until <= ${now}
      and not exists (select from ${appeals} a where a.decision_id = d.id and a.outcome is null)`;
  await tx.execute(sql`delete from listings where status = 'hidden' and decision_id in (${removed})`);
  // A conversation of which nothing is left goes with its last message.
  await tx.execute(sql`
    with gone as (delete from messages where decision_id in (${removed}) returning id, thread_id)
    delete from threads t where t.id in (select thread_id from gone)
      and not exists (select from messages m where m.thread_id = t.id and m.id not in (select id from gone))`);
  // Their files go in the same night: the sweep of files comes later.
  await tx.execute(sql`delete from photos where decision_id in (${removed})`);
  await tx.execute(
    sql`update members set about = '', about_decision_id = null,
      photo_id = null, photo_small_sha256 = null, photo_medium_sha256 = null, photo_jpeg_sha256 = null
      where about_decision_id in (${removed})`,
  );
  await tx.execute(sql`select forget_appeals(${now} - make_interval(months => ${APPEAL_MONTHS}::integer))`);
  const [said] = await tx.execute(sql`
    select from ${appeals} a where a.words <> '…' and not exists (select from members m where m.id = a.member_id) limit 1`);
  const left = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(isNotNull(cases.evidence), or(isNotNull(cases.evidenceUntil), isNotNull(cases.heldUntil))))
    .limit(1);
  return left.length > 0 || said !== undefined;
};
