import { Text } from '@entraide/model/text';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { forget } from '../erasure/index.ts';
import { parse } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { pendingMember } from './pending-member.ts';

const Refusal = z.strictObject({ reason: Text.min(3).max(1000) });

/**
 * Turns away somebody who waits, and tells them why; then nothing of theirs is kept.
 * @throws SignInNeeded, NotAllowed, NotFound, Invalid without a reason
 */
export async function refuseMember(ctx: Ctx, id: string, given: unknown): Promise<void> {
  requireRole(ctx, 'moderator');
  const { reason } = parse(Refusal, given);
  await inTenant(ctx, async (tx) => {
    const member = await pendingMember(tx, id);
    await forget(ctx, tx, member);
    // Not by an event: the address is forgotten here, and no event carries one.
    await enqueueMail(ctx, tx, {
      to: member.email,
      locale: member.locale,
      mail: { kind: 'refused', reason },
    });
    await recordAct(ctx, tx, { action: 'member.refuse', subject: { kind: 'member', id } });
    await emit(tx, 'member.refused', { memberId: id });
  });
}
