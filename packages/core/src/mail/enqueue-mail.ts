import type { TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { type Mail, sendMailKind } from './mail-job.ts';

export interface MailRequest {
  to: string;
  /** The reader's language. One the space does not speak becomes the space's own. */
  locale: string;
  mail: Mail;
}

export interface MailOptions {
  /** Not before this moment. */
  runAt?: Date;
  /** A mail of this space that waits with the same key is replaced. */
  key?: string;
  /** For what may ask twice, as a job: with the same word, one mail leaves. Other mails of the space have other words. */
  once?: string;
}

/** Leaves a mail in the caller's transaction: it goes out if and only if that commits. */
export async function enqueueMail(
  ctx: Ctx,
  tx: TenantTx,
  { to, locale, mail }: MailRequest,
  { runAt, once, key = once }: MailOptions = {},
): Promise<void> {
  const { locales } = ctx.tenant.config;
  const spoken = locales.find((own) => own === locale) ?? locales[0] ?? 'fr';
  await enqueueJob(
    tx,
    sendMailKind,
    { to, locale: spoken, origin: ctx.tenant.origin, mail, ...(once && { once }) },
    { ...(key && { key }), ...(runAt && { runAt }) },
  );
}
