import { and, decisions, eq, isNull, members, type TenantTx } from '@entraide/db';
import { BAN_WAITS_DAYS, HIDING, LIMITING, type SubjectKind } from '@entraide/model/moderation';
import type { Ctx } from '../ctx/index.ts';
import { hiddenBy, hideListingIn, showListingAgainIn } from '../listing/index.ts';
import { hidePhotoIn, photoHiddenBy, showPhotoAgainIn } from '../photo/index.ts';
import { aboutHiddenBy, hideAboutIn, showAboutAgainIn } from '../profile/index.ts';
import { hideMessageIn, messageHiddenBy, showMessageAgainIn } from '../thread/index.ts';

const DAY_MS = 86_400_000;

export interface About {
  kind: SubjectKind;
  id: string;
  authorId: string;
}

export type Decision = typeof decisions.$inferSelect;

/** Which decision hides the thing, and until when its author may not write: kept with a decision, so that it can be undone. */
export async function stateBefore(
  tx: TenantTx,
  about: About,
  author: Pick<typeof members.$inferSelect, 'limitedUntil'> | null,
): Promise<Decision['before']> {
  const hidden = await hiddenOf(tx, about);
  return { decisionId: hidden ?? null, limitedUntil: author?.limitedUntil?.toISOString() ?? null };
}

const readers = { listing: hiddenBy, message: messageHiddenBy, photo: photoHiddenBy, member: aboutHiddenBy };
const hiddenOf = (tx: TenantTx, { kind, id }: About) => readers[kind](tx, id);

/** Until when its author may not write; null: the decision says nothing of that. */
const limitOf = ({ kind, until, decidedAt }: Pick<Decision, 'kind' | 'until' | 'decidedAt'>): Date | null =>
  LIMITING.includes(kind) ? (until ?? new Date(decidedAt.getTime() + BAN_WAITS_DAYS * DAY_MS)) : null;

/** Does what was decided. What is gone stays gone. */
export async function carryOut(ctx: Ctx, tx: TenantTx, about: About, decision: Decision): Promise<void> {
  if (HIDING.includes(decision.kind)) await hide(ctx, tx, about, decision.id);
  const lifted = await liftedBy(tx, decision);
  if (lifted) await show(ctx, tx, about, { decisionId: lifted });
  const limitedUntil = limitOf(decision);
  if (limitedUntil) await tx.update(members).set({ limitedUntil }).where(eq(members.id, about.authorId));
}

/** What was hidden before and is not after that decision: `keep` lifts every decision, and `warn` what a rule held until a person read it. */
async function liftedBy(tx: TenantTx, { kind, before }: Decision): Promise<string | null> {
  const previous = before.decisionId ?? null;
  if (previous === null || kind === 'keep') return previous;
  return kind === 'warn' ? ((await heldBefore(tx, before))?.id ?? null) : null;
}

/** The rule's decision that held the thing until a person decided otherwise. */
export async function heldBefore(tx: TenantTx, { decisionId }: Decision['before']): Promise<Decision | null> {
  if (!decisionId) return null;
  const held = and(eq(decisions.id, decisionId), eq(decisions.kind, 'hold'));
  const [row] = await tx.select().from(decisions).where(held);
  return row ?? null;
}

interface TakenBack {
  /** The case waits again: what a rule held is held again. Else a person has read it, and the rule has no more to say. */
  reopens?: boolean;
}

/** Makes it as it was before that decision, as far as nothing was decided since. */
export async function takeBack(
  ctx: Ctx,
  tx: TenantTx,
  about: About,
  decision: Decision,
  { reopens = false }: TakenBack = {},
): Promise<void> {
  const { id, kind, before, confirmedAt } = decision;
  const byRule = !reopens && (await heldBefore(tx, before)) !== null;
  const previous = byRule ? null : await stillHolding(tx, before.decisionId ?? null);
  if (HIDING.includes(kind)) await show(ctx, tx, about, { decisionId: id, previous });
  const lifted = await liftedBy(tx, decision);
  if (lifted && lifted === previous && (await stateBefore(tx, about, null)).decisionId === null)
    await hide(ctx, tx, about, lifted);
  const limitedUntil = limitOf(decision);
  if (!limitedUntil) return;
  const [person] = await tx.select().from(members).where(eq(members.id, about.authorId)).for('update');
  if (!person) return;
  const ours = person.limitedUntil?.getTime() === limitedUntil.getTime();
  const then = before.limitedUntil ? new Date(before.limitedUntil) : null;
  const back = confirmedAt && person.status === 'suspended';
  if (ours || back)
    await tx
      .update(members)
      .set({ ...(ours && { limitedUntil: then }), ...(back && { status: 'active' as const }) })
      .where(eq(members.id, person.id));
}

/** The decision before, unless it was taken back meanwhile, too. */
async function stillHolding(tx: TenantTx, decisionId: string | null): Promise<string | null> {
  if (decisionId === null) return null;
  const holds = and(eq(decisions.id, decisionId), isNull(decisions.undoneAt), isNull(decisions.reversedAt));
  const [row] = await tx.select({ id: decisions.id }).from(decisions).where(holds);
  return row?.id ?? null;
}

async function hide(ctx: Ctx, tx: TenantTx, { kind, id }: About, decisionId: string): Promise<void> {
  if (kind === 'listing') await hideListingIn(ctx, tx, id, decisionId);
  if (kind === 'message') await hideMessageIn(tx, id, decisionId);
  if (kind === 'photo') await hidePhotoIn(ctx, tx, id, decisionId);
  if (kind === 'member') await hideAboutIn(tx, id, decisionId);
}

async function show(
  ctx: Ctx,
  tx: TenantTx,
  { kind, id }: About,
  which: { decisionId: string; previous?: string | null },
): Promise<void> {
  if (kind === 'listing') await showListingAgainIn(ctx, tx, id, which);
  if (kind === 'message') await showMessageAgainIn(tx, id, which);
  if (kind === 'photo') await showPhotoAgainIn(ctx, tx, id, which);
  if (kind === 'member') await showAboutAgainIn(tx, id, which);
}

export const aboutOf = (row: { subjectKind: SubjectKind; subjectId: string; authorId: string }): About => ({
  kind: row.subjectKind,
  id: row.subjectId,
  authorId: row.authorId,
});
