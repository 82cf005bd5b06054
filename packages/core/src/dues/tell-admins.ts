import { and, eq, members, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail, type Mail } from '../mail/index.ts';

/** To the treasurer, where the space names one; else to its admins, each in their language. */
export async function tellTreasurer(ctx: Ctx, tx: TenantTx, mail: Mail, once: string): Promise<void> {
  const { email } = ctx.tenant.config.dues.treasurer;
  const admins = email
    ? []
    : await tx
        .select({ to: members.email, locale: members.locale })
        .from(members)
        .where(and(eq(members.role, 'admin'), eq(members.status, 'active')));
  const [own = 'fr'] = ctx.tenant.config.locales;
  for (const reader of email ? [{ to: email, locale: own }] : admins)
    await enqueueMail(ctx, tx, { ...reader, mail }, { once: `${once} ${reader.to}`.slice(0, 100) });
}
