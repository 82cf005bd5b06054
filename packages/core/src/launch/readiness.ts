import { acts, and, desc, eq, listings, members, sql, type TenantTx } from '@entraide/db';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { newestRevision, writtenIn } from '../revision/index.ts';
import { hashOf } from '../session/index.ts';
import { missingToOpen } from '../tenant/index.ts';

/** Without the needed ones a space does not open; the others are what makes it a good one from its first day. */
export const readinessNames = ['contact', 'texts', 'read', 'admins', 'listings', 'sender'] as const;
export type ReadinessName = (typeof readinessNames)[number];

export interface Ready {
  name: ReadinessName;
  done: boolean;
  needed: boolean;
  /** How many there are: admins, listings, or pages with a blank. */
  count: number | null;
}

const needed: readonly ReadinessName[] = ['contact', 'texts'];
const LISTINGS = 3;
const ADMINS = 2;

/** What a space has and lacks before everybody sees it. @throws SignInNeeded, NotAllowed for all but admins */
export async function readiness(ctx: Ctx): Promise<Ready[]> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, async (tx) => {
    const { pages } = writtenIn(await newestRevision(tx));
    const { config } = ctx.tenant;
    const problems = missingToOpen('', { config, pages: new Map(Object.entries(pages)) }, null);
    const blank = new Set(problems.flatMap(({ file }) => (file.startsWith('pages/') ? [file] : [])));
    const [admins, published] = [await countAdmins(tx), await countPublished(ctx, tx)];
    const contact = config.contact.email !== undefined || config.contact.website !== undefined;
    const states: Record<ReadinessName, Pick<Ready, 'done' | 'count'>> = {
      contact: { done: contact, count: null },
      texts: { done: blank.size === 0, count: blank.size },
      read: { done: blank.size === 0 && (await wereRead(tx, pages)), count: null },
      admins: { done: admins >= ADMINS, count: admins },
      listings: { done: published >= LISTINGS, count: published },
      sender: { done: config.mail.replyTo !== undefined, count: null },
    };
    return readinessNames.map((name) => ({ name, needed: needed.includes(name), ...states[name] }));
  });
}

/** An admin says that they have read the pages as they are now; a change of a page asks again. @throws SignInNeeded, NotAllowed */
export async function confirmTextsRead(ctx: Ctx): Promise<void> {
  requireRole(ctx, 'admin');
  await inTenant(ctx, async (tx) => {
    const { pages } = writtenIn(await newestRevision(tx));
    if (await wereRead(tx, pages)) return;
    await recordAct(ctx, tx, { action: 'space.texts-read', details: { pages: hashOfPages(pages) } });
  });
}

async function wereRead(tx: TenantTx, pages: Record<string, string>): Promise<boolean> {
  const [last] = await tx
    .select({ details: acts.details })
    .from(acts)
    .where(eq(acts.action, 'space.texts-read'))
    .orderBy(desc(acts.id))
    .limit(1);
  return last?.details.pages === hashOfPages(pages);
}

function hashOfPages(pages: Record<string, string>): string {
  return hashOf(JSON.stringify(Object.entries(pages).sort(([a], [b]) => (a < b ? -1 : 1))));
}

const count = sql<number>`count(*)::int`;

async function countAdmins(tx: TenantTx): Promise<number> {
  const [row] = await tx
    .select({ count })
    .from(members)
    .where(and(eq(members.role, 'admin'), eq(members.status, 'active')));
  return row?.count ?? 0;
}

async function countPublished({ clock }: Ctx, tx: TenantTx): Promise<number> {
  const [row] = await tx
    .select({ count })
    .from(listings)
    .where(
      and(
        eq(listings.status, 'published'),
        eq(listings.sample, false),
        sql`${listings.expiresAt} > ${clock().toISOString()}::timestamptz`,
      ),
    );
  return row?.count ?? 0;
}
