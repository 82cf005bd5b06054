import { eq, members, type TenantTx, tenants } from '@entraide/db';
import { TenantConfig } from '@entraide/model/tenant';
import type { PlatformCtx, Tenant } from '../ctx/index.ts';
import { defineJob } from '../job/define-job.ts';
import { MailJob, sendMailName } from './mail-job.ts';
import type { MailPort } from './ports/port.ts';
import { readMessage } from './read-message.ts';
import type { CompleteMail, MailSpace } from './write-letter.ts';

const MINUTE_MS = 60_000;

export interface MailSender extends Pick<PlatformCtx, 'db'> {
  mail: MailPort;
  /** The platform's own address; each space lends its name. */
  from: string;
}

/**
 * Writes one mail and hands it over. Nothing is sent when its space, its reader or what it tells of is gone in the meantime.
 * @param key the same for every try of the same mail
 * @param ageMs how long ago it was asked for
 */
export async function sendMail(sender: MailSender, payload: unknown, key: string, ageMs = 0): Promise<void> {
  const job = MailJob.parse(payload);
  // It waited too long, for a provider perhaps: a code that no longer works only confuses.
  if (job.mail.kind === 'code' && ageMs > job.mail.minutes * MINUTE_MS) return;
  const written = await sender.db.inTenant(job.tenantId, async (tx) => {
    const space = await spaceOf(tx, job);
    const mail = space && (await complete(tx, space, job));
    return space && mail ? { space, mail } : null;
  });
  if (!written) return;
  const { renderMail } = await import('./render-mail.tsx');
  await sender.mail.send(await renderMail(written.space, job, written.mail, sender.from), key);
}

async function spaceOf(tx: TenantTx, job: MailJob): Promise<(MailSpace & Pick<Tenant, 'status'>) | null> {
  const [row] = await tx.select().from(tenants).where(eq(tenants.id, job.tenantId));
  return row
    ? {
        slug: row.slug,
        status: row.status,
        config: TenantConfig.parse(row.config),
        version: row.configHash,
        origin: job.origin,
      }
    : null;
}

async function complete(
  tx: TenantTx,
  space: Pick<Tenant, 'status' | 'config'>,
  { mail, to }: MailJob,
): Promise<CompleteMail | null> {
  if (mail.kind === 'invitation') {
    // They came in meanwhile, or were put out: to invite them would be untrue.
    const [member] = await tx.select({ id: members.id }).from(members).where(eq(members.email, to));
    return member ? null : mail;
  }
  if (mail.kind !== 'message') return mail;
  const details = await readMessage(tx, space, mail.messageId, to);
  return details && { kind: 'message', ...details };
}

export const sendMailJob = defineJob({
  name: sendMailName,
  schema: MailJob.omit({ tenantId: true }),
  canRun: ({ mail }) => mail !== null,
  async run(worker, { tenantId, payload, key, askedAt }) {
    const { db, mail, from, clock } = worker;
    if (mail === null) throw new Error('this worker has no way to send a mail');
    const ageMs = clock().getTime() - askedAt.getTime();
    await sendMail({ db, mail, from }, { ...payload, tenantId }, `mail-${key}`, ageMs);
  },
});
