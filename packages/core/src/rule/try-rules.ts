import { setImmediate } from 'node:timers/promises';
import { and, desc, eq, gt, listings, members, ne, sql } from '@entraide/db';
import { newId } from '@entraide/model';
import { type Flag, judge, type Mark } from '@entraide/model/rule';
import { Locale, RULE_NAMES, type RuleName, RuleSettings } from '@entraide/model/tenant';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { circumstancesOf, NEW_UNTIL } from './judge-text.ts';

const DAYS = 30;
const MOST_LISTINGS = 1000;
const MOST_SHOWN = 3;
/** Judged without a pause: others wait no longer than some milliseconds. */
const AT_ONCE = 20;

export interface TriedRule {
  rule: RuleName;
  effect: 'flag' | 'hold';
  caught: number;
  /** The newest of them, with the words. */
  shown: { id: string; title: string; text: string; locale: string; marks: Mark[] }[];
}

export interface TriedRules {
  /** Listings of the last month that were looked at, the newest first; `more`: there were others. */
  looked: number;
  more: boolean;
  /** Those that any rule meets. */
  caught: number;
  rules: TriedRule[];
}

/** What these rules would have caught of the last thirty days' listings; nothing becomes of it. @throws SignInNeeded, NotAllowed, Invalid */
export async function tryRules(ctx: Ctx, given: unknown): Promise<TriedRules> {
  requireRole(ctx, 'admin');
  const rules = parse(RuleSettings, given);
  const { rows, known } = await inTenant(ctx, async (tx) => {
    const since = newId(new Date(ctx.clock().getTime() - DAYS * 86_400_000));
    const rows = await tx
      .select({
        ...{ id: listings.id, title: listings.title, text: listings.description, locale: listings.locale },
        name: members.displayName,
        earlier: sql<number>`(select count(*)::int from (select from listings o
          where o.author_id = ${listings.authorId} and o.id < ${listings.id} limit ${NEW_UNTIL}) as o)`,
      })
      .from(listings)
      .innerJoin(members, and(eq(members.tenantId, listings.tenantId), eq(members.id, listings.authorId)))
      .where(
        and(
          gt(listings.id, since),
          ne(listings.status, 'deleted'),
          eq(listings.sample, false),
          eq(members.role, 'member'),
        ),
      )
      .orderBy(desc(listings.id))
      .limit(MOST_LISTINGS + 1);
    return { rows, known: await circumstancesOf(ctx, tx, rules) };
  });
  const looked = rows.slice(0, MOST_LISTINGS);
  const tried = new Map<RuleName, TriedRule>();
  let caught = 0;
  for (const [index, { id, title, text, locale, name, earlier }] of looked.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const flags = judge(
      { title, body: text },
      {
        ...{ ...known, place: 'public', newMember: earlier < NEW_UNTIL },
        ...{ locale: Locale.catch('fr').parse(locale), author: { name, team: false } },
      },
    );
    if (flags.length > 0) caught += 1;
    for (const flag of flags) note(tried, flag, { id, title, text, locale });
  }
  const found = RULE_NAMES.flatMap((rule) => tried.get(rule) ?? []);
  return { looked: looked.length, more: rows.length > looked.length, caught, rules: found };
}

function note(
  tried: Map<RuleName, TriedRule>,
  { rule, effect, marks }: Flag,
  listing: Omit<TriedRule['shown'][number], 'marks'>,
): void {
  const sum = tried.get(rule) ?? { rule, effect, caught: 0, shown: [] };
  sum.caught += 1;
  if (sum.shown.length < MOST_SHOWN) sum.shown.push({ ...listing, marks });
  tried.set(rule, sum);
}
