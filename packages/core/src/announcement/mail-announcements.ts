import { and, announcements, asc, eq, gt, isNull, lt, lte, members, ne, or, tenants } from '@entraide/db';
import { operatorOf } from '../audit/index.ts';
import { inTenant, outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { tenantCtx } from '../tenant/index.ts';
import type { Announcement } from './list-announcements.ts';

const BATCH = 50;

type Platform = PlatformCtx & { address: PublicAddress };

/**
 * Leaves the mails of announcements, space after space in the order of their ids, as long as `goOn` says so. Which space comes next is
 * written in the transaction of its mails: a round that is broken off, or two at once, mail nobody twice.
 * @param platform as the operator's role
 * @returns how many spaces were mailed
 */
export async function mailAnnouncements(
  platform: Platform,
  { goOn = () => true }: { goOn?: () => boolean } = {},
): Promise<number> {
  let mailed = 0;
  const unfinished = and(
    eq(announcements.byMail, true),
    isNull(announcements.mailedAt),
    gt(announcements.until, platform.clock()),
  );
  while (goOn()) {
    const [announcement] = await outsideTenant(platform, async (tx) =>
      tx.select().from(announcements).where(unfinished).orderBy(asc(announcements.id)).limit(1),
    );
    if (!announcement) break;
    const spaces = await nextSpaces(platform, announcement);
    for (const { id } of spaces) if (await mailSpace(platform, announcement, id)) mailed++;
    if (spaces.length === 0) await finish(platform, announcement);
  }
  return mailed;
}

/** Those that were there when it was announced. */
const nextSpaces = (platform: Platform, { mailedTo, createdAt }: Announcement) =>
  outsideTenant(platform, async (tx) =>
    tx
      .select({ id: tenants.id })
      .from(tenants)
      .where(
        and(
          mailedTo === null ? undefined : gt(tenants.id, mailedTo),
          lte(tenants.createdAt, createdAt),
          ne(tenants.status, 'suspended'),
        ),
      )
      .orderBy(asc(tenants.id))
      .limit(BATCH),
  );

const finish = (platform: Platform, { id }: Announcement) =>
  outsideTenant(platform, async (tx) => {
    await tx.update(announcements).set({ mailedAt: platform.clock() }).where(eq(announcements.id, id));
  });

async function mailSpace(platform: Platform, announcement: Announcement, tenantId: string): Promise<boolean> {
  const { id, createdBy, textFr, textEn } = announcement;
  const isNext = and(
    eq(announcements.id, id),
    or(isNull(announcements.mailedTo), lt(announcements.mailedTo, tenantId)),
  );
  const step = { mailedTo: tenantId };
  const by = operatorOf({ ...platform, operator: createdBy });
  const ctx = await tenantCtx(platform, tenantId, by).catch(() => null);
  if (!ctx) {
    // Its settings are not valid, or it is gone: the others are told all the same.
    await outsideTenant(platform, async (tx) => tx.update(announcements).set(step).where(isNext));
    return false;
  }
  return inTenant(ctx, async (tx) => {
    const taken = await tx.update(announcements).set(step).where(isNext).returning({ id: announcements.id });
    if (taken.length === 0) return false;
    const admins = await tx
      .select({ id: members.id, to: members.email, locale: members.locale })
      .from(members)
      .where(and(eq(members.role, 'admin'), eq(members.status, 'active')));
    for (const { id: memberId, to, locale } of admins) {
      const text = locale === 'fr' ? textFr : textEn;
      const once = `announcement ${id} ${memberId}`;
      await enqueueMail(ctx, tx, { to, locale, mail: { kind: 'announcement', text } }, { once });
    }
    return true;
  });
}
