import { eq, members } from '@entraide/db';
import type { Locale } from '@entraide/model/tenant';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';

/** Whose export it is, as they are now. */
export interface Subject {
  member: MemberActor;
  /** Of the page in it, and of the mail. */
  locale: Locale;
}

/** Null: they left. */
export async function readSubject(ctx: Ctx, memberId: string): Promise<Subject | null> {
  const [row] = await inTenant(ctx, async (tx) => tx.select().from(members).where(eq(members.id, memberId)));
  if (!row) return null;
  const { email, displayName, role, status } = row;
  const { locales } = ctx.tenant.config;
  return {
    member: {
      ...{ kind: 'member', memberId, sessionId: 'none', email, displayName, role, status },
      ...{ hasSecondFactor: false, secondFactorAt: null },
    },
    locale: locales.find((own) => own === row.locale) ?? locales[0] ?? 'fr',
  };
}
