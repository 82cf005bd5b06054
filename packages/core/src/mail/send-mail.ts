import { eq, members, type TenantTx } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { defineJob, enqueueJob, type JobCtx } from '../job/define-job.ts';
import { afterQuiet, mailOffLink, type NoticeReader, noticeReaders } from '../notice/index.ts';
import { type MailJob, sendMailKind } from './mail-job.ts';
import { readAsked } from './read-asked.ts';
import { readDuesEnd } from './read-dues-end.ts';
import { readMessage } from './read-message.ts';
import { offOf, readNotices } from './read-notices.ts';
import { readReceiptFor } from './read-receipt.ts';
import { readThanked } from './read-thanked.ts';
import { replyAddress } from './reply-address.ts';
import { isStopped } from './stops.ts';
import type { CompleteMail, TurnOff } from './write-letter.ts';

const MINUTE_MS = 60_000;
/** Somebody waits for it with their own hands, and may have freed their mailbox meanwhile. */
const ASKED_FOR: ReadonlySet<string> = new Set(['code', 'email-change']);

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
    const ready = await inTenant(ctx, async (tx) => {
      const reader = offOf(mail) && (await readerOf(ctx, tx, payload.to));
      const runAt = reader && laterFor(reader, mail, ctx.clock());
      if (runAt) await enqueueJob(tx, sendMailKind, { ...payload, once }, { key: once, runAt });
      const complete = runAt ? null : await completed(ctx, tx, payload, reader);
      return complete && { complete, reader };
    });
    if (!ready) return;
    const { renderMail } = await import('./render-mail.tsx');
    const to = { ...payload, turnOff: turnOffOf(ctx, payload, ready.reader) };
    const written = await renderMail({ ...ctx.tenant, origin }, to, ready.complete, ctx.from);
    await ctx.mail.send({ ...written, tenantId: ctx.tenant.id }, `mail-${once}`);
  },
});

function turnOffOf(
  ctx: Ctx,
  { mail, origin }: Pick<MailJob, 'mail' | 'origin'>,
  reader: NoticeReader | null,
): TurnOff | null {
  const off = offOf(mail);
  if (!off) return null;
  const link = reader && mailOffLink(ctx, reader.memberId, off);
  return { off, href: link && origin + link };
}

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
  if (!ASKED_FOR.has(mail.kind) && (await isStopped(tx, to))) return null;
  const off = offOf(mail);
  if (off && off !== 'digest' && reader?.settings[off] === 'never') return null;
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
    case 'dues-end': {
      const ending = await readDuesEnd(ctx, tx, mail, to);
      return ending && { kind: 'dues-end', ...ending };
    }
    case 'receipt': {
      const details = await readReceiptFor(ctx, tx, mail.receiptId);
      return details && { kind: 'receipt', ...details };
    }
    case 'message': {
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
