import { admissions, eq, members } from '@entraide/db';
import { Email, Role } from '@entraide/model/member';
import { z } from 'zod';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { adminOf } from './may.ts';

const Invitation = z.strictObject({ email: Email, role: Role.default('member') });

/**
 * Lets an address in, whatever the entry rule, and writes to it. Inviting again sends again, with the newer role.
 * @throws SignInNeeded, NotAllowed, Invalid, Conflict when they are a member already
 */
export async function inviteMember(ctx: Ctx, given: unknown): Promise<{ email: string }> {
  adminOf(ctx);
  return inviteAsOperator(ctx, given);
}

/** The same for the platform's operator, who is no member: never call it for a request. */
export async function inviteAsOperator(ctx: Ctx, given: unknown): Promise<{ email: string }> {
  const { email, role } = parse(Invitation, given);
  await inTenant(ctx, async (tx) => {
    const [member] = await tx
      .select({ status: members.status })
      .from(members)
      .where(eq(members.email, email));
    if (member) throw new Conflict('This address is a member already.');
    await tx
      .insert(admissions)
      .values({ email, role, createdAt: ctx.clock() })
      .onConflictDoUpdate({ target: [admissions.tenantId, admissions.email], set: { role } });
    const [locale = 'fr'] = ctx.tenant.config.locales;
    await enqueueMail(
      ctx,
      tx,
      { to: email, locale, mail: { kind: 'invitation', role } },
      { key: `invite:${email}` },
    );
  });
  return { email };
}
