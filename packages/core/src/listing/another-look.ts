import type { TenantTx } from '@entraide/db';
import { openCaseIn } from '../case/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { type OwnListing, subjectOf } from './write.ts';

/** What a decision hides and its author has changed is looked at again. */
export async function askAnotherLookIn(ctx: Ctx, tx: TenantTx, row: OwnListing['row']): Promise<void> {
  if (row.decisionId) await openCaseIn(ctx, tx, subjectOf(ctx, row), { reasons: ['wrong'] });
}
