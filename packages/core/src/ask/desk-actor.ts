import { members, sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { textIn } from '@entraide/model/tenant';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { DESK_ADDRESS } from '../mail/enqueue-mail.ts';

export type DeskRow = Pick<typeof members.$inferSelect, 'id' | 'displayName'>;

/** The row of the desk, under the name that the space has today; made when the desk asks for the first time. */
export async function deskIn({ tenant: { config } }: Pick<Ctx, 'tenant'>, tx: TenantTx): Promise<DeskRow> {
  const locale = config.locales[0] ?? 'fr';
  const displayName = textIn(config.name, locale).slice(0, 60);
  const [row] = await tx
    .insert(members)
    .values({
      ...{ id: newId(), email: DESK_ADDRESS, displayName, locale, isDesk: true },
      // The association vouches for itself, and is no newcomer.
      ...{ vouched: true, createdAt: new Date(0) },
    })
    .onConflictDoUpdate({
      target: [members.tenantId],
      targetWhere: sql`is_desk`,
      set: { displayName },
    })
    .returning({ id: members.id, displayName: members.displayName });
  if (!row) throw new Error('the desk was not kept');
  return row;
}

/** The caller in the name of the desk: what they write is the association's, and the acts know who it was. */
export function actingAs(ctx: Ctx, moderator: MemberActor, desk: DeskRow): Ctx {
  const { kind, sessionId, hasSecondFactor, secondFactorAt, memberId: behind } = moderator;
  const actor: MemberActor = {
    ...{ kind, sessionId, hasSecondFactor, secondFactorAt, behind },
    ...{ memberId: desk.id, displayName: desk.displayName, email: DESK_ADDRESS },
    ...{ role: 'member', status: 'active' },
  };
  return { ...ctx, actor };
}
