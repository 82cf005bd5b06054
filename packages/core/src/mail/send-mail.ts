import { eq, members, type TenantTx } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { defineJob, type JobCtx } from '../job/define-job.ts';
import { type MailJob, sendMailKind } from './mail-job.ts';
import { readMessage } from './read-message.ts';
import { replyAddress } from './reply-address.ts';
import { isStopped } from './stops.ts';
import type { CompleteMail } from './write-letter.ts';

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
    const { mail, origin, once } = payload;
    // Somebody who leaves a suspended space learns that nothing of theirs is kept; no other mail leaves it.
    if (ctx.tenant.status === 'suspended' && mail.kind !== 'account-deleted') return;
    // It waited too long, for a provider perhaps: a code that no longer works only confuses.
    const ageMs = ctx.clock().getTime() - askedAt.getTime();
    if (mail.kind === 'code' && ageMs > mail.minutes * MINUTE_MS) return;
    const complete = await inTenant(ctx, (tx) => completed(ctx, tx, payload));
    if (!complete) return;
    const { renderMail } = await import('./render-mail.tsx');
    const written = await renderMail({ ...ctx.tenant, origin }, payload, complete, ctx.from);
    await ctx.mail.send({ ...written, tenantId: ctx.tenant.id }, `mail-${once ?? key}`);
  },
});

async function completed(
  ctx: JobCtx,
  tx: TenantTx,
  { mail, to }: Pick<MailJob, 'mail' | 'to'>,
): Promise<CompleteMail | null> {
  if (!ASKED_FOR.has(mail.kind) && (await isStopped(tx, to))) return null;
  if (mail.kind === 'invitation') {
    // They came in meanwhile, or were put out: to invite them would be untrue.
    const [member] = await tx.select({ id: members.id }).from(members).where(eq(members.email, to));
    return member ? null : mail;
  }
  if (mail.kind !== 'message') return mail;
  const details = await readMessage(tx, ctx.tenant, mail.messageId, to);
  if (!details) return null;
  const { threadId, yours } = details;
  const replyTo = replyAddress(ctx, {
    ...{ tenantId: ctx.tenant.id, threadId },
    side: yours ? 'author' : 'starter',
  });
  return { kind: 'message', ...details, replyTo };
}
