import { and, asc, eq, isNotNull, lte, ne, operators, spaceHealth, tenants } from '@entraide/db';
import { consolePaths } from '@entraide/model/path';
import { recordAct } from '../act/index.ts';
import { operatorOf, recordOperation } from '../audit/index.ts';
import { inTenant, outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { originOf, type PublicAddress } from '../settings/index.ts';
import { deskState, lastTold, markTold } from '../team/index.ts';
import { tenantCtx } from '../tenant/index.ts';

type Platform = PlatformCtx & { address: PublicAddress };

const BATCH = 200;
const MOST_OPERATORS = 20;

/**
 * Tells the operators of spaces whose reports and appeals have had no answer for longer than the space allows, and the admins, in the
 * record of the space, that it did. Once for all that waits by then. Several processes may do it at once.
 * @param platform as the operator's role
 * @returns how many spaces were told of
 */
export async function tellOperators(
  platform: Platform,
  { goOn = () => true }: { goOn?: () => boolean } = {},
): Promise<number> {
  const now = platform.clock();
  const [late, people] = await outsideTenant(platform, async (tx) => [
    await tx
      .select({ id: tenants.id })
      .from(spaceHealth)
      .innerJoin(tenants, eq(tenants.id, spaceHealth.tenantId))
      .where(and(lte(spaceHealth.overdueAt, now), ne(tenants.status, 'suspended')))
      .orderBy(asc(spaceHealth.overdueAt))
      .limit(BATCH),
    await tx
      .select({ id: operators.id, email: operators.email })
      .from(operators)
      .where(isNotNull(operators.name))
      .orderBy(asc(operators.id))
      .limit(MOST_OPERATORS),
  ]);
  let told = 0;
  for (const { id } of late) {
    if (!goOn()) break;
    try {
      if (await tellOf(platform, id, people)) told++;
    } catch {
      platform.log.warn({ tenantId: id }, 'operators were not told of a space that does not answer');
    }
  }
  return told;
}

async function tellOf(
  platform: Platform,
  tenantId: string,
  people: readonly { id: string; email: string }[],
): Promise<boolean> {
  const ctx = await tenantCtx(platform, tenantId, operatorOf(platform));
  if (!ctx) return false;
  const now = ctx.clock();
  const { desk } = ctx.tenant.config;
  const { dns, address } = platform;
  if (!dns) throw new Error('this process does not know the host of the console');
  const href = originOf(`console.${dns.rootDomain}`, address) + consolePaths.space(ctx.tenant.slug);
  return inTenant(ctx, async (tx) => {
    const last = await lastTold(tx, 'operators');
    const { overdueAt } = await deskState(tx, { desk, now, ...(last && { after: last }) });
    if (!overdueAt || overdueAt > now) return false;
    const { undecided: count } = await deskState(tx, { desk, now });
    for (const { id, email: to } of people) {
      const once = `unanswered ${id} ${now.toISOString()}`;
      await enqueueMail(
        ctx,
        tx,
        { to, locale: ctx.locale, mail: { kind: 'space-unanswered', count, href } },
        { once },
      );
    }
    await markTold(tx, 'operators', now);
    await recordAct(ctx, tx, { action: 'space.unanswered', details: { waiting: count } });
    await recordOperation(platform, tx, {
      action: 'space.unanswered',
      tenantId,
      details: { slug: ctx.tenant.slug, waiting: count },
    });
    return true;
  });
}
