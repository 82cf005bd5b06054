import { eq, mailStops } from '@entraide/db';
import { requireMember, spend } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';

/** The caller's mailbox is well again, or they want our mails after all: they are sent. One that bounces again stops them again. @throws SignInNeeded, TooMany */
export async function resumeMails(ctx: Ctx): Promise<void> {
  const { memberId, email } = requireMember(ctx);
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, { 'mails-resumed': memberId });
    await tx.delete(mailStops).where(eq(mailStops.email, email));
  });
}
