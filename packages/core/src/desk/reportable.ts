import { eq, messages } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { findSubject, REPORTABLE, type Reportable } from './subject.ts';

/**
 * Whether the caller sees what they are about to report, and in which conversation it is; null: in none.
 * @throws NotFound, SignInNeeded, NotAllowed
 */
export async function assertReportable(
  ctx: Ctx,
  given: string,
  id: string,
): Promise<{ what: Reportable; thread: string | null }> {
  const what = REPORTABLE.find((one) => one === given);
  if (!what) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    await findSubject(ctx, tx, what, id);
    if (what === 'partner') return { what, thread: id };
    if (what !== 'message') return { what, thread: null };
    const [row] = await tx.select({ thread: messages.threadId }).from(messages).where(eq(messages.id, id));
    return { what, thread: row?.thread ?? null };
  });
}
