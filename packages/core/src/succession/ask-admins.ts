import { and, asc, eq, lte, members, spaceHealth, tenants } from '@entraide/db';
import { operatorOf } from '../audit/index.ts';
import { inTenant, outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { lastTold, markTold } from '../team/index.ts';
import { tenantCtx } from '../tenant/index.ts';
import { askAt, silenceOf, successionOf } from './silence.ts';

type Platform = PlatformCtx & { address: PublicAddress };

const DAY_MS = 86_400_000;
const BATCH = 200;

/**
 * Asks admins who have not been seen for long, by mail and twice, whether they are still there, before anybody may pass their space on.
 * @param platform as the operator's role
 * @returns how many spaces were asked
 */
export async function askSilentAdmins(
  platform: Platform,
  { goOn = () => true }: { goOn?: () => boolean } = {},
): Promise<number> {
  const { silentDays } = successionOf(platform);
  const since = new Date(platform.clock().getTime() - (silentDays / 2) * DAY_MS);
  const silent = await outsideTenant(platform, async (tx) =>
    tx
      .select({ id: tenants.id })
      .from(spaceHealth)
      .innerJoin(tenants, eq(tenants.id, spaceHealth.tenantId))
      .where(and(lte(spaceHealth.adminsSeenAt, since), eq(tenants.status, 'open')))
      .orderBy(asc(spaceHealth.adminsSeenAt))
      .limit(BATCH),
  );
  let asked = 0;
  for (const { id } of silent) {
    if (!goOn()) break;
    try {
      if (await ask(platform, id)) asked++;
    } catch {
      platform.log.warn({ tenantId: id }, 'admins were not asked whether they are there');
    }
  }
  return asked;
}

async function ask(platform: Platform, tenantId: string): Promise<boolean> {
  const ctx = await tenantCtx(platform, tenantId, operatorOf(platform));
  if (!ctx) return false;
  const now = ctx.clock();
  const succession = successionOf(platform);
  return inTenant(ctx, async (tx) => {
    // Locks, so that of two rounds at once one asks.
    await lastTold(tx, 'still-there-1');
    const silence = await silenceOf(tx);
    const next = askAt(silence, succession);
    if (!next || next.at > now) return false;
    const admins = await tx
      .select({ id: members.id, to: members.email, locale: members.locale })
      .from(members)
      .where(and(eq(members.role, 'admin'), eq(members.status, 'active')));
    for (const { id, ...reader } of admins)
      await enqueueMail(
        ctx,
        tx,
        { ...reader, mail: { kind: 'still-there', days: succession.silentDays } },
        { once: `still-there-${next.time} ${id} ${now.toISOString()}` },
      );
    const what = `still-there-${next.time}` as const;
    await lastTold(tx, what);
    await markTold(tx, what, now);
    return true;
  });
}
