import { sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { NoticePace } from '@entraide/model/notice';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { defineJob } from '../job/define-job.ts';
import type { Sweep } from '../job/sweep.ts';
import { enqueueNoticeMails } from '../mail/index.ts';
import {
  afterQuiet,
  askForRounds,
  countedDays,
  isQuiet,
  type NoticeReader,
  nextWithRoom,
  noticeReaders,
  noticeRoundKind,
  readersDay,
  type StandingNotice,
  standingNotices,
} from '../notice/index.ts';

/** Members in one transaction. */
const BATCH = 500;
/** How far a process's clock may be behind that of the database, which starts the round. */
const SKEW_MS = 60_000;

/** Mails what is due, each reader one mail with all of it; urgent requests near them in a mail of their own. */
export const noticeRoundJob = defineJob({
  ...noticeRoundKind,
  async run(ctx, { payload: { due } }) {
    const now = ctx.clock();
    const meant = new Date(due);
    const at = meant > now && meant.getTime() - now.getTime() < SKEW_MS ? meant : now;
    for (let mailed = 0, more = true; more; ) {
      const batch = await inTenant(ctx, (tx) => mailSome(ctx, tx, at, mailed));
      mailed += batch.mailed;
      more = batch.readers > 0;
    }
  },
});

/** Takes up what is due and has no round any more, as in a space that was suspended. */
export const sweepNotices: Sweep = async (ctx, tx) => {
  const waits = await tx.execute(
    sql`select 1 from notices where mail_id is null and due_at <= ${ctx.clock().toISOString()}::timestamptz limit 1`,
  );
  if (waits.length > 0) await askForRounds(tx, [ctx.clock()]);
  return waits.length > 0;
};

/** A mail that is to be written, or none: then its notices wait until `due`. */
interface Outcome {
  reader: NoticeReader;
  notices: readonly StandingNotice[];
  mail: 'urgent-near' | 'new-matches' | 'digest' | null;
  dueOf(pace: NoticePace): Date;
}

async function mailSome(ctx: Ctx, tx: TenantTx, at: Date, before: number) {
  const dueNow = sql`n.mail_id is null and n.due_at <= ${at.toISOString()}::timestamptz`;
  // Whom another round is mailing is left to it.
  const locked = await tx.execute<{ id: string }>(sql`
    select s.member_id as id from notice_settings s
    where s.member_id in (select n.member_id from notices n where ${dueNow} group by n.member_id limit ${BATCH})
    for no key update skip locked`);
  const ids = locked.map(({ id }) => id);
  if (ids.length === 0) return { readers: 0, mailed: 0 };
  const theirs = sql`${dueNow} and n.member_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`;
  const readers = await noticeReaders(ctx, tx, ids);
  const standing = await standingNotices(ctx, tx, theirs);
  const kept = JSON.stringify(standing.map(({ id }) => id));
  await tx.execute(
    sql`delete from notices n where ${theirs} and n.id not in (select jsonb_array_elements_text(${kept}::jsonb)::uuid)`,
  );
  const byReader = new Map<string, StandingNotice[]>(ids.map((id) => [id, []]));
  for (const notice of standing) byReader.get(notice.memberId)?.push(notice);
  const outcomes = [...readers.values()].flatMap((reader) =>
    outcomesOf(reader, byReader.get(reader.memberId) ?? [], at),
  );
  return { readers: ids.length, mailed: await carryOut(ctx, tx, outcomes, { at, before }) };
}

/** What becomes of what is due for one reader. */
function outcomesOf(reader: NoticeReader, due: readonly StandingNotice[], at: Date): Outcome[] {
  const { reading, mailedOn } = reader;
  const alone = due.filter(({ kind, pace }) => kind === 'urgent' && pace === 'now');
  const rest = due.filter((notice) => !alone.includes(notice));
  const quiet = isQuiet(reading, at);
  const later = { reader, mail: null, dueOf: () => afterQuiet(reading, at) };
  const outcomes: Outcome[] = [];
  if (alone.length > 0)
    outcomes.push({
      ...later,
      notices: alone,
      mail: quiet && !reading.wakeForUrgent ? null : 'urgent-near',
    });
  if (rest.length === 0) return outcomes;
  const isFull = countedDays(mailedOn, readersDay(reading, at)).length >= reading.weeklyMost;
  if (quiet) outcomes.push({ ...later, notices: rest });
  else if (isFull)
    outcomes.push({ ...later, notices: rest, dueOf: (pace) => nextWithRoom(reading, mailedOn, at, pace) });
  else
    outcomes.push({
      ...later,
      notices: rest,
      mail: rest.every(({ kind, pace }) => kind === 'alert' && pace === 'now') ? 'new-matches' : 'digest',
    });
  return outcomes;
}

/** Marks the notices and leaves the mails in one transaction: either both are, or none. */
async function carryOut(
  ctx: Ctx,
  tx: TenantTx,
  outcomes: readonly Outcome[],
  { at, before }: { at: Date; before: number },
): Promise<number> {
  const mails = outcomes.flatMap(({ mail, ...rest }) => (mail ? [{ ...rest, mail, mailId: newId() }] : []));
  const marked = mails.flatMap(({ mailId, notices }) => notices.map(({ id }) => ({ id, mailId })));
  const waiting = outcomes.flatMap(({ mail, notices, dueOf }) =>
    mail ? [] : notices.map(({ id, pace }) => ({ id, dueAt: dueOf(pace) })),
  );
  const counted = mails.flatMap(({ mail, reader: { memberId, reading, mailedOn } }) => {
    const today = readersDay(reading, at);
    return mail === 'urgent-near'
      ? []
      : [{ memberId, days: `{${[...countedDays(mailedOn, today), today].join()}}` }];
  });
  if (marked.length > 0)
    await tx.execute(sql`update notices n set mail_id = r."mailId"
      from jsonb_to_recordset(${JSON.stringify(marked)}::jsonb) as r (id uuid, "mailId" uuid) where n.id = r.id`);
  if (waiting.length > 0) {
    await tx.execute(sql`update notices n set due_at = r."dueAt"
      from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as r (id uuid, "dueAt" timestamptz) where n.id = r.id`);
    await askForRounds(
      tx,
      waiting.map(({ dueAt }) => dueAt),
    );
  }
  if (counted.length > 0)
    await tx.execute(sql`update notice_settings s set mailed_on = r.days::date[]
      from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as r ("memberId" uuid, days text)
      where s.member_id = r."memberId"`);
  await enqueueNoticeMails(
    ctx,
    tx,
    mails.map(({ mailId, mail, reader: { email, locale } }) => ({ to: email, locale, kind: mail, mailId })),
    before,
  );
  return mails.length;
}
