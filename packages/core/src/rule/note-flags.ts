import { eq, members, type TenantTx } from '@entraide/db';
import { type Flag, RULE_GROUNDS } from '@entraide/model/rule';
import { holdIn, openCaseIn, type Subject } from '../case/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { factsOf } from './facts.ts';

/**
 * Opens a case about what rules flag. Where one of `fresh` holds, it is a decision, too: its id comes back, and whoever calls this hides
 * the thing with it. Null: others may see it.
 */
export async function noteFlags(
  ctx: Ctx,
  tx: TenantTx,
  subject: Subject,
  { flags, fresh = flags }: { flags: readonly Flag[]; fresh?: readonly Flag[] },
): Promise<string | null> {
  if (fresh.length === 0) return null;
  const caseId = await openCaseIn(ctx, tx, subject, {
    reasons: flags.map(({ rule }) => RULE_GROUNDS[rule]),
    flags,
  });
  const holding = fresh.filter(({ effect }) => effect === 'hold');
  const [first] = holding;
  if (!first) return null;
  const locale = await spokenBy(ctx, tx, subject.authorId);
  const { title, text = '' } = subject.evidence;
  const facts = factsOf(locale, { title, body: text }, holding);
  return holdIn(ctx, tx, subject, { caseId, ground: RULE_GROUNDS[first.rule], facts, locale });
}

/** The language that they read, as far as the space speaks it. */
async function spokenBy({ tenant }: Ctx, tx: TenantTx, memberId: string): Promise<string> {
  const [author] = await tx.select({ locale: members.locale }).from(members).where(eq(members.id, memberId));
  const { locales } = tenant.config;
  return locales.find((own) => own === author?.locale) ?? locales[0] ?? 'fr';
}
