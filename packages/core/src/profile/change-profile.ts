import { eq, members, type TenantTx } from '@entraide/db';
import { DisplayName, ProfileChange } from '@entraide/model/member';
import { newFlags } from '@entraide/model/rule';
import { Locale } from '@entraide/model/tenant';
import type { z } from 'zod';
import { lockWriter, requireMember } from '../access/index.ts';
import { openCaseIn, type Subject } from '../case/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { Invalid, parse, SignInNeeded } from '../error/index.ts';
import { judgeTexts, noteFlags } from '../rule/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { cityOf, tiesOf } from './cities.ts';
import type { MemberRow } from './view.ts';

const Change = ProfileChange.extend({ displayName: DisplayName.optional(), locale: Locale.optional() });

/**
 * Changes what the caller tells of themselves: the fields that are given, all of them or none. A text that a rule holds is shown to
 * nobody else before a person has read it. Somebody who may not write for a while may still take a text away.
 * @throws SignInNeeded, NotAllowed, Invalid
 */
export async function changeProfile(ctx: Ctx, given: unknown): Promise<{ held: boolean }> {
  const actor = requireMember(ctx);
  assertSpaceRuns(ctx);
  const change = parse(Change, given);
  checkAgainstSpace(ctx, change);
  const { place, ties, ...plain } = change;
  return inTenant(ctx, async (tx) => {
    if (plain.about) await lockWriter(tx, actor, ctx.clock());
    const before = await ownRow(tx, actor);
    const changed = {
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(place !== undefined && { placeId: place && (await cityOf(tx, place, before)) }),
      ...(ties && (await tiesOf(tx, ties, before))),
    };
    if (Object.keys(changed).length === 0) return { held: before.aboutDecisionId !== null };
    const [now] = await tx.update(members).set(changed).where(eq(members.id, before.id)).returning();
    return { held: now !== undefined && (await lookAt(ctx, tx, actor, { before, now })) };
  });
}

function checkAgainstSpace({ tenant }: Ctx, { locale, helps }: z.infer<typeof Change>): void {
  const { locales, categories } = tenant.config;
  if (locale !== undefined && !locales.includes(locale))
    throw new Invalid([
      { path: ['locale'], code: 'unknown-locale', message: 'not a language of this space' },
    ]);
  if (helps?.some((slug) => !categories.some((category) => category.slug === slug)))
    throw new Invalid([
      { path: ['helps'], code: 'unknown-category', message: 'this space has no such category' },
    ]);
}

async function ownRow(tx: TenantTx, { memberId }: MemberActor): Promise<MemberRow> {
  const [row] = await tx.select().from(members).where(eq(members.id, memberId)).for('update');
  if (!row) throw new SignInNeeded();
  return row;
}

interface Versions {
  before: MemberRow;
  now: MemberRow;
}

/** What rules say of the new text, as of a listing's: core/listing/update-listing.ts. @returns whether nobody else reads it */
async function lookAt(
  ctx: Ctx,
  tx: TenantTx,
  actor: MemberActor,
  { before, now }: Versions,
): Promise<boolean> {
  if (before.about === now.about) return now.aboutDecisionId !== null;
  const [old, text] = [before, now].map(({ about, locale }) => ({ title: '', body: about, locale })) as [
    Text,
    Text,
  ];
  const judged = await judgeTexts(ctx, tx, actor, 'public', [old, text]);
  // That a team reads the first listings of everybody is about listings.
  const [was = [], flags = []] = judged.map((all) => all.filter(({ rule }) => rule !== 'new-member'));
  if (before.aboutDecisionId) {
    // Moderators who hid it look again.
    await openCaseIn(ctx, tx, subjectOf(now), { reasons: ['wrong'], flags });
    return true;
  }
  const fresh = newFlags({ text, flags }, { text: old, flags: was });
  const decisionId = await noteFlags(ctx, tx, subjectOf(now), { flags, fresh });
  if (decisionId) await tx.update(members).set({ aboutDecisionId: decisionId }).where(eq(members.id, now.id));
  return decisionId !== null;
}

interface Text {
  title: string;
  body: string;
  locale: string;
}

/** What a case about somebody's profile is about. */
export const subjectOf = ({ id, displayName, about, locale }: MemberRow): Subject => ({
  ...{ kind: 'member', id, authorId: id },
  evidence: { name: displayName, ...(about !== '' && { text: about }), locale },
});
