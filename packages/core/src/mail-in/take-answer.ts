import { and, eq, isNull, mailEvents, members, type TenantTx, threads } from '@entraide/db';
import { z } from 'zod';
import { spend } from '../access/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { DomainError, Invalid, parse, TooMany, Unavailable } from '../error/index.ts';
import { defineJob, type JobCtx } from '../job/define-job.ts';
import { enqueueMail, type Mail, type ReceivedMail } from '../mail/index.ts';
import { MessageBody, replyToThreadIn } from '../thread/index.ts';
import { takeAnswerKind } from './answer-kind.ts';
import { cutAnswer } from './cut-answer.ts';
import { isAutomatic } from './is-automatic.ts';
import { senderOf } from './sender-of.ts';

type Given = z.output<typeof takeAnswerKind.schema>;
type Why = Extract<Mail, { kind: 'answer-not-taken' }>['why'];

const Answer = z.strictObject({ body: MessageBody });

/** Longer than a quoted mail of ours; the library goes as deep as its tags do. Characters. */
const MOST_HTML = 60_000;

/**
 * Fetches a mail that answers a message, and writes the answer as its page would. It must come from the very member that the address was
 * made for: anybody else, and any program, is told nothing at all.
 */
export const takeAnswerJob = defineJob({
  ...takeAnswerKind,
  canRun: ({ inbox }) => Boolean(inbox),
  async run(ctx, { payload }) {
    if (!ctx.inbox) throw new Error('this worker has no way to read a mail');
    const mail = await ctx.inbox.read(payload.emailId);
    const writer = mail && !isAutomatic(mail, ctx.from) ? await writerOf(ctx, payload) : null;
    if (!mail || !writer || senderOf(mail.from) !== writer.actor.email) {
      ctx.log.info({ tenantId: ctx.tenant.id }, 'a mail that answers a message was put aside');
      return;
    }
    const own: Ctx = { ...ctx, ...writer };
    const body = await textOf(mail, writer.actor.email);
    try {
      if (body === null) throw new Invalid([]);
      const answer = parse(Answer, { body });
      await inTenant(own, async (tx) => {
        if (await begin(own, tx, payload)) await replyToThreadIn(own, tx, payload.threadId, answer);
      });
    } catch (error) {
      const why = reasonOf(error, body);
      if (!why) throw error;
      await inTenant(own, async (tx) => {
        if (await begin(own, tx, payload)) await tellNotTaken(own, tx, payload.threadId, why);
      }).catch((refused) => {
        // They were told today.
        if (!(refused instanceof TooMany)) throw refused;
      });
    }
  },
});

/** Whose answer it would be, as they are now; null when the conversation is gone. */
async function writerOf(ctx: JobCtx, { threadId, side }: Given) {
  const [member] = await inTenant(ctx, (tx) =>
    tx
      .select({ member: members })
      .from(threads)
      .innerJoin(
        members,
        and(
          eq(members.tenantId, threads.tenantId),
          eq(members.id, side === 'author' ? threads.authorId : threads.starterId),
        ),
      )
      .where(eq(threads.id, threadId)),
  );
  if (!member) return null;
  const { id: memberId, email, displayName, role, status, locale } = member.member;
  // No session, and so no proof of a second factor: what asks for one is not done by mail.
  const actor: MemberActor = {
    ...{ kind: 'member', memberId, sessionId: '', email, displayName, role, status },
    ...{ hasSecondFactor: false, secondFactorAt: null },
  };
  return { actor, locale };
}

/** Null when it cannot be read. */
async function textOf({ text, html }: ReceivedMail, ownAddress: string): Promise<string | null> {
  if (text?.trim() || !html) return cutAnswer(text ?? '', [ownAddress]);
  // What reads HTML is large, and few mails come without a text.
  const { toPlainText } = await import('@react-email/render');
  try {
    return cutAnswer(toPlainText(html.slice(0, MOST_HTML)), [ownAddress]);
  } catch (error) {
    // Tags a thousand deep: there is no setting of the library that stops it before.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** True once: a job that comes a second time finds its event done, and a transaction that fails leaves it undone. */
async function begin({ clock }: Ctx, tx: TenantTx, { eventId }: Given): Promise<boolean> {
  const begun = await tx
    .update(mailEvents)
    .set({ doneAt: clock() })
    .where(and(eq(mailEvents.id, eventId), isNull(mailEvents.doneAt)))
    .returning({ id: mailEvents.id });
  return begun.length > 0;
}

/** Null: nobody's fault, and worth another try. */
function reasonOf(error: unknown, body: string | null): Why | null {
  if (!(error instanceof DomainError) || error instanceof Unavailable) return null;
  if (body === '') return 'empty';
  if (error instanceof Invalid) return body && body.length > 1000 ? 'too-long' : 'unreadable';
  return error instanceof TooMany ? 'too-many' : 'closed';
}

/** One mail a day and conversation. @throws TooMany */
export async function tellNotTaken(ctx: Ctx, tx: TenantTx, threadId: string, why: Why): Promise<void> {
  if (ctx.actor.kind !== 'member') return;
  const { memberId, email } = ctx.actor;
  await spend(ctx, tx, { 'answers-not-taken': `${memberId} ${threadId}` });
  const mail: Mail = { kind: 'answer-not-taken', why, threadId };
  await enqueueMail(ctx, tx, { to: email, locale: ctx.locale, mail });
}
