import { mailEvents, mailStops, type TenantTx } from '@entraide/db';
import { Email } from '@entraide/model/member';
import { type Ctx, inTenant, type PlatformCtx } from '../ctx/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { type ReplyTo, readReplyAddress } from '../mail/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { tenantCtx } from '../tenant/index.ts';
import { takeAnswerKind } from './answer-kind.ts';
import { MailEvent } from './mail-event.ts';

type Taken = 'taken' | 'known' | 'put-aside';

/**
 * What the mail provider tells, once its signature is proven: an answer is fetched by a job, an address that refuses mails gets no more of
 * them from that space. The event is written down with what follows from it, so that it may come again. What names no space of ours is put
 * aside: a bounce of a mail that we did not send, a mail to an address that we did not make.
 * @throws Unavailable: the provider sends it again
 */
export async function takeMailEvent(
  platform: PlatformCtx & { address: PublicAddress },
  { id, event: given }: { id: string; event: unknown },
): Promise<Taken> {
  const parsed = MailEvent.safeParse(given);
  const about = parsed.success ? subjectOf(platform, parsed.data) : null;
  if (!about) return 'put-aside';
  const ctx = await tenantCtx(platform, about.tenantId, { kind: 'webhook', source: 'mail' });
  if (!ctx) return 'put-aside';
  return inTenant(ctx, async (tx) => {
    const receivedAt = ctx.clock();
    const isNew = await tx
      .insert(mailEvents)
      .values({ id, receivedAt })
      .onConflictDoNothing()
      .returning({ id: mailEvents.id });
    if (isNew.length === 0) return 'known';
    if (about.kind === 'answer') {
      const { emailId, threadId, side } = about;
      await enqueueJob(tx, takeAnswerKind, { eventId: id, emailId, threadId, side });
    } else await stopMails(ctx, tx, about);
    return 'taken';
  });
}

type Subject =
  | ({ kind: 'answer'; emailId: string } & ReplyTo)
  | { kind: 'stop'; tenantId: string; reason: 'bounced' | 'complained'; to: string[] };

function subjectOf(platform: PlatformCtx, event: MailEvent): Subject | null {
  if (event.type === 'email.received') {
    const { to, cc, received_for: receivedFor, email_id: emailId } = event.data;
    for (const address of [...(receivedFor ?? []), ...to, ...(cc ?? [])]) {
      const replyTo = readReplyAddress(platform, bare(address));
      if (replyTo) return { kind: 'answer', emailId, ...replyTo };
    }
    return null;
  }
  const { to, tags } = event.data;
  // A mailbox that is full today takes mails tomorrow.
  if (event.type === 'email.bounced' && event.data.bounce.type !== 'Permanent') return null;
  const reason = event.type === 'email.complained' ? 'complained' : 'bounced';
  return { kind: 'stop', tenantId: tags.space, reason, to };
}

const bare = (address: string) => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim();

/** In this space alone: what somebody does not want from one association, they may want from another. */
async function stopMails(
  { clock, log, tenant }: Ctx,
  tx: TenantTx,
  { reason, to }: Extract<Subject, { kind: 'stop' }>,
): Promise<void> {
  const stop = { reason, stoppedAt: clock(), toldAt: null };
  for (const address of to) {
    const email = Email.safeParse(bare(address));
    if (!email.success) continue;
    await tx
      .insert(mailStops)
      .values({ email: email.data, ...stop })
      .onConflictDoUpdate({ target: [mailStops.tenantId, mailStops.email], set: stop });
  }
  log.info({ tenantId: tenant.id, reason }, 'an address gets no more mails of its space');
}
