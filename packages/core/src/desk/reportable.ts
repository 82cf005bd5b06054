import { eq, messages } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { findPhoto } from '../photo/index.ts';
import { findSubject, REPORTABLE, type Reportable } from './subject.ts';

/**
 * Whether the caller sees what they are about to report, and where it is: on a listing's page, in a conversation, or on a profile.
 * @throws NotFound, SignInNeeded, NotAllowed
 */
export async function assertReportable(
  ctx: Ctx,
  given: string,
  id: string,
): Promise<{ what: Reportable } & ({ listing: string } | { thread: string } | { profile: string })> {
  const what = REPORTABLE.find((one) => one === given);
  if (!what) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    await findSubject(ctx, tx, what, id);
    if (what === 'member') return { what, profile: id };
    if (what === 'partner') return { what, thread: id };
    if (what === 'photo') {
      const on = (await findPhoto(ctx, tx, id))?.on;
      // One's own that waits is nobody's to report.
      if (!on) throw new NotFound();
      return { what, ...on };
    }
    if (what !== 'message') return { what, listing: id };
    const [row] = await tx.select({ thread: messages.threadId }).from(messages).where(eq(messages.id, id));
    return { what, thread: row?.thread ?? id };
  });
}
