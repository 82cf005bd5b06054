import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { type MailStop, stopOf } from '../mail/index.ts';

/** Why the caller gets no more mails of this space; null: they do. @throws SignInNeeded */
export async function readMyStop(ctx: Ctx): Promise<MailStop | null> {
  const { email } = requireMember(ctx);
  return inTenant(ctx, (tx) => stopOf(tx, email));
}
