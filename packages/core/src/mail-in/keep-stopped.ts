import { eq, mailStops } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';

/** The caller has read that they get no more mails, and leaves it so: no page says it again. @throws SignInNeeded */
export async function keepStopped(ctx: Ctx): Promise<void> {
  const { email } = requireMember(ctx);
  await inTenant(ctx, (tx) =>
    tx.update(mailStops).set({ toldAt: ctx.clock() }).where(eq(mailStops.email, email)),
  );
}
