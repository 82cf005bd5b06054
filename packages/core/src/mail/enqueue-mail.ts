import type { TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { enqueueJob, enqueuePaced } from '../job/define-job.ts';
import { type Mail, sendMailKind } from './mail-job.ts';

/** Stands where a member has an address. No address looks like it, so nobody signs in with it. */
export const DESK_ADDRESS = 'desk';

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
  // The desk has no mailbox: what concerns it is told to the team.
  if (to === DESK_ADDRESS) return;
  await enqueueJob(
    tx,
    sendMailKind,
    { ...payloadOf(ctx, { to, locale, mail }), ...(once && { once }) },
    { ...(key && { key }), ...(runAt && { runAt }) },
  );
}

const PACE_MS = 100;
const BATCH = 5000;

/** The same mail to many people, ten a second: sign-in codes go between them. Each of `readers` comes once. */
export async function enqueueMails(
  ctx: Ctx,
  tx: TenantTx,
  readers: readonly string[],
  { locale, mail }: Omit<MailRequest, 'to'>,
): Promise<void> {
  for (let at = 0; at < readers.length; at += BATCH) {
    const payloads = readers.slice(at, at + BATCH).map((to) => payloadOf(ctx, { to, locale, mail }));
    const startAt = new Date(ctx.clock().getTime() + at * PACE_MS);
    await enqueuePaced(tx, sendMailKind, payloads, { startAt, everyMs: PACE_MS });
  }
}

/** Milliseconds between two of them: ten thousand leave within a minute, and sign-in codes go between. */
const NOTICE_PACE_MS = 4;

/** Mails of notices, each with the notices that were marked with its id. @param before how many mails of this round are waiting already */
export async function enqueueNoticeMails(
  ctx: Ctx,
  tx: TenantTx,
  mails: readonly {
    to: string;
    locale: string;
    kind: 'urgent-near' | 'new-matches' | 'digest';
    mailId: string;
  }[],
  before: number,
): Promise<void> {
  if (mails.length === 0) return;
  const payloads = mails.map(({ to, locale, kind, mailId }) => ({
    ...payloadOf(ctx, { to, locale, mail: { kind, mailId } }),
    once: `notices ${mailId}`,
  }));
  const startAt = new Date(ctx.clock().getTime() + before * NOTICE_PACE_MS);
  await enqueuePaced(tx, sendMailKind, payloads, { startAt, everyMs: NOTICE_PACE_MS });
}

function payloadOf(ctx: Ctx, { to, locale, mail }: MailRequest) {
  const { locales } = ctx.tenant.config;
  const spoken = locales.find((own) => own === locale) ?? locales[0] ?? 'fr';
  return { to, locale: spoken, origin: ctx.tenant.origin, mail };
}
