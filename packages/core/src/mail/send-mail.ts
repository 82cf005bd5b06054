import { eq, members, type TenantTx } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { defineJob, enqueueJob, type JobCtx } from '../job/define-job.ts';
import { afterQuiet, type NoticeReader, noticeReaders } from '../notice/index.ts';
import { type MailJob, sendMailKind } from './mail-job.ts';
import { readAsked } from './read-asked.ts';
import { readMessage } from './read-message.ts';
import { offOf, readNotices } from './read-notices.ts';
import { readThanked } from './read-thanked.ts';
import { replyAddress } from './reply-address.ts';
import { isStopped } from './stops.ts';
import type { CompleteMail } from './write-letter.ts';

const MINUTE_MS = 60_000;

/** Writes one mail and hands it over. Nothing is sent when its reader or what it tells of is gone in the meantime. */
export const sendMailJob = defineJob({
  ...sendMailKind,
  canRun: ({ mail }) => mail !== null,
  whileSuspended: true,
  async run(ctx, { payload, key, askedAt }) {
    if (ctx.mail === null) throw new Error('this worker has no way to send a mail');
    const { mail, origin, once = key } = payload;
    // Somebody who leaves a suspended space learns that nothing of theirs is kept; no other mail leaves it.
    if (ctx.tenant.status === 'suspended' && mail.kind !== 'account-deleted') return;
    // It waited too long, for a provider perhaps: a code that no longer works only confuses.
    const ageMs = ctx.clock().getTime() - askedAt.getTime();
    if (mail.kind === 'code' && ageMs > mail.minutes * MINUTE_MS) return;
    const complete = await inTenant(ctx, async (tx) => {
      const reader = offOf(mail) && (await readerOf(ctx, tx, payload.to));
      const runAt = reader && laterFor(reader, mail, ctx.clock());
      if (!runAt) return completed(ctx, tx, payload, reader);
      await enqueueJob(tx, sendMailKind, { ...payload, once }, { key: once, runAt });
      return null;
    });
    if (!complete) return;
    const { renderMail } = await import('./render-mail.tsx');
    const off = offOf(mail);
    const to = { ...payload, turnOff: off && { off, href: null } };
    const written = await renderMail({ ...ctx.tenant, origin }, to, complete, ctx.from);
    await ctx.mail.send({ ...written, tenantId: ctx.tenant.id }, `mail-${once}`);
  },
});

async function readerOf(ctx: Ctx, tx: TenantTx, email: string): Promise<NoticeReader | null> {
  const [row] = await tx.select({ id: members.id }).from(members).where(eq(members.email, email));
  return (row && (await noticeReaders(ctx, tx, [row.id])).get(row.id)) ?? null;
}

/** When the reader may be told; null: now. It was asked for outside of quiet hours, perhaps, and waited. */
function laterFor({ reading, settings }: NoticeReader, { kind }: MailJob['mail'], now: Date): Date | null {
  if (kind === 'urgent-near' && settings.wakeForUrgent) return null;
  if (kind === 'message' && settings.wakeForMessages) return null;
  const at = afterQuiet(reading, now);
  return at > now ? at : null;
}

/** @param reader of a mail that can be turned off */
async function completed(
  ctx: JobCtx,
  tx: TenantTx,
  { mail, to, locale }: Pick<MailJob, 'mail' | 'to' | 'locale'>,
  reader: NoticeReader | null,
): Promise<CompleteMail | null> {
  // Somebody asks for a code with their own hands, and may have freed their mailbox.
  if (mail.kind !== 'code' && (await isStopped(tx, to))) return null;
  switch (mail.kind) {
    case 'invitation': {
      // They came in meanwhile, or were put out: to invite them would be untrue.
      const [member] = await tx.select({ id: members.id }).from(members).where(eq(members.email, to));
      return member ? null : mail;
    }
    case 'urgent-near':
    case 'new-matches':
    case 'digest': {
      const details = reader && (await readNotices(ctx, tx, mail.mailId, reader, locale));
      return details && { kind: mail.kind, ...details };
    }
    case 'still-needed': {
      const asked = await readAsked(ctx, tx, mail, to);
      return asked && { kind: 'still-needed', ...asked };
    }
    case 'thanked': {
      const thanked = await readThanked(tx, mail.thanksId, to);
      return thanked && { kind: 'thanked', ...thanked };
    }
    case 'message': {
      if (reader?.settings.message === 'never') return null;
      const details = await readMessage(tx, ctx.tenant, mail.messageId, to);
      if (!details) return null;
      const { threadId, yours } = details;
      const replyTo = replyAddress(ctx, {
        ...{ tenantId: ctx.tenant.id, threadId },
        side: yours ? 'author' : 'starter',
      });
      const hidden = reader?.settings.messageText === false;
      return { kind: 'message', ...details, replyTo, ...(hidden && { body: null }) };
    }
    default:
      return mail;
  }
}
