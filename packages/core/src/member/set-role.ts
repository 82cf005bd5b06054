import { eq, members } from '@entraide/db';
import { isId } from '@entraide/model';
import { Role } from '@entraide/model/member';
import { z } from 'zod';
import { requireFresh } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { requireRoom } from '../room/index.ts';
import { keepAnAdmin } from './keep-an-admin.ts';

const SetRole = z.strictObject({ role: Role });

/** @throws SignInNeeded, NotAllowed, NotFound, Invalid, Conflict (the last admin; somebody who is not an active member; NoRoom) */
export async function setRole(ctx: Ctx, id: string, given: unknown): Promise<void> {
  requireFresh(ctx, 'admin');
  const { role } = parse(SetRole, given);
  if (!isId(id)) throw new NotFound();
  await inTenant(ctx, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, id)).for('update');
    if (!member) throw new NotFound();
    if (member.status !== 'active') throw new Conflict('Only an active member can have a role.');
    if (member.role === 'admin' && role !== 'admin') await keepAnAdmin(tx, id);
    if (member.role === role) return;
    if (role === 'admin') await requireRoom(ctx, tx, 'admins');
    await tx.update(members).set({ role, warnedOn: null }).where(eq(members.id, id));
    await recordAct(ctx, tx, {
      action: 'member.role',
      subject: { kind: 'member', id },
      details: { from: member.role, to: role },
    });
    await emit(tx, 'member.role-changed', { memberId: id });
  });
}
