import { and, eq, members, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail, type Mail } from '../mail/index.ts';
import { ownHosts } from './own-hosts.ts';
import { dnsOf } from './port.ts';

/** Tells every admin, with links to the space's name on the platform: the domain it is about may lead nowhere. */
export async function mailAdmins(
  ctx: Ctx,
  tx: TenantTx,
  mail: Extract<Mail, { kind: 'domain-failing' | 'domain-let-go' }>,
): Promise<void> {
  const { platformHost } = await ownHosts(tx, ctx.tenant, dnsOf(ctx).rootDomain);
  const { host, origin } = ctx.tenant;
  const tenant = { ...ctx.tenant, host: platformHost, origin: origin.replace(host, platformHost) };
  const admins = await tx
    .select({ id: members.id, to: members.email, locale: members.locale })
    .from(members)
    .where(and(eq(members.role, 'admin'), eq(members.status, 'active')));
  for (const { to, locale } of admins) await enqueueMail({ ...ctx, tenant }, tx, { to, locale, mail });
}
