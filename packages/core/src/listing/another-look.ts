import type { CaseFlag, TenantTx } from '@entraide/db';
import { openCaseIn } from '../case/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { type OwnListing, subjectOf } from './write.ts';

/** What a decision hides and its author has changed is looked at again. `flags`: what rules say of its new text, where they were asked. */
export async function askAnotherLookIn(
  ctx: Ctx,
  tx: TenantTx,
  row: OwnListing['row'],
  flags?: readonly CaseFlag[],
): Promise<void> {
  if (!row.decisionId) return;
  await openCaseIn(ctx, tx, subjectOf(ctx, row), { reasons: ['wrong'], ...(flags && { flags }) });
}
