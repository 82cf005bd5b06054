import type { TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { type Mail, sendMailName } from './mail-job.ts';

export interface MailRequest {
  to: string;
  /** The reader's language. One the space does not speak becomes the space's own. */
  locale: string;
  mail: Mail;
}

/** Leaves a mail in the caller's transaction: it goes out if and only if that commits. */
export async function enqueueMail(
  ctx: Pick<Ctx, 'tenant'>,
  tx: TenantTx,
  { to, locale, mail }: MailRequest,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  const { locales } = ctx.tenant.config;
  const spoken = locales.find((own) => own === locale) ?? locales[0];
  await enqueueJob(
    tx,
    { name: sendMailName },
    { to, locale: spoken, origin: ctx.tenant.origin, mail },
    options,
  );
}
