import { admissions, eq, members, type TenantTx } from '@entraide/db';
import { Email, firstNameOf, Role } from '@entraide/model/member';
import { z } from 'zod';
import { assertFresh, requireRole, spend, type Uses } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { enqueueMail } from '../mail/index.ts';
import { requireRoom } from '../room/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { findTenant } from './find-tenant.ts';
import { tenantCtx } from './tenant-ctx.ts';

export const Invitation = z.strictObject({ email: Email, role: Role.default('member') });
export type Invitation = z.infer<typeof Invitation>;

/**
 * Lets an address join, whatever the entry rule, and writes to it; once more with another role changes the role.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid; TooMany; Conflict when they are a member already, or NoRoom for another admin
 */
export async function inviteMember(ctx: Ctx, given: unknown): Promise<Invitation> {
  const { memberId, displayName } = requireRole(ctx, 'admin');
  const invitation = parse(Invitation, given);
  // An invitation can give a role, too.
  if (invitation.role !== 'member') assertFresh(ctx);
  const uses = { 'invitations-admin': memberId };
  await inTenant(ctx, (tx) => admit(ctx, tx, invitation, { uses, by: firstNameOf(displayName) }));
  return invitation;
}

/**
 * The same from the operator, who needs no seat in the space.
 * @throws NotFound, Invalid, TooMany, Conflict
 */
export async function inviteFromPlatform(
  platform: OperatorCtx,
  slug: string,
  given: unknown,
  { address, dryRun = false }: { address: PublicAddress; dryRun?: boolean },
): Promise<Invitation> {
  const invitation = parse(Invitation, given);
  const { id } = await findTenant(platform, slug);
  const ctx = await tenantCtx({ ...platform, address }, id, operatorOf(platform));
  if (!ctx) throw new NotFound();
  await inTenant(ctx, async (tx) => {
    if (dryRun) return refuseMember(tx, invitation);
    await admit(ctx, tx, invitation);
    await recordOperation(platform, tx, {
      action: 'tenant.invite',
      tenantId: id,
      details: { slug, role: invitation.role },
    });
  });
  return invitation;
}

async function admit(
  ctx: Ctx,
  tx: TenantTx,
  invitation: Invitation,
  { uses = {}, by }: { uses?: Uses; by?: string | undefined } = {},
): Promise<void> {
  const { email, role } = invitation;
  await spend(ctx, tx, { ...uses, 'invitations-address': email, 'invitations-space': '' });
  await refuseMember(tx, invitation);
  // The operator may give a space more than its plan.
  if (role === 'admin' && by !== undefined && !(await isInvitedAdmin(tx, email)))
    await requireRoom(ctx, tx, 'admins');
  await tx
    .insert(admissions)
    .values(invitation)
    .onConflictDoUpdate({ target: [admissions.tenantId, admissions.email], set: { role: invitation.role } });
  const [locale = 'fr'] = ctx.tenant.config.locales;
  await enqueueMail(ctx, tx, { to: email, locale, mail: { kind: 'invitation', role, ...(by && { by }) } });
  await recordAct(ctx, tx, { action: 'member.invite', details: { role } });
  await sweepTonight(ctx, tx);
}

async function isInvitedAdmin(tx: TenantTx, email: string): Promise<boolean> {
  const [invited] = await tx
    .select({ role: admissions.role })
    .from(admissions)
    .where(eq(admissions.email, email));
  return invited?.role === 'admin';
}

async function refuseMember(tx: TenantTx, { email }: Invitation): Promise<void> {
  const [member] = await tx.select({ id: members.id }).from(members).where(eq(members.email, email));
  if (member)
    throw new Conflict(`${email} is a member already; change the role in the space, under "admin".`);
}
