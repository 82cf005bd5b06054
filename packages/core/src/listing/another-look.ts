import type { TenantTx } from '@entraide/db';
import { requireWriter } from '../access/index.ts';
import { openCaseIn } from '../case/index.ts';
import type { Ctx } from '../ctx/index.ts';
import type { OwnListing } from './write.ts';

/** What a decision hides and its author has changed is looked at again. */
export async function askAnotherLookIn(ctx: Ctx, tx: TenantTx, row: OwnListing['row']): Promise<void> {
  if (!row.decisionId) return;
  const { displayName: name } = requireWriter(ctx, 'listings:write');
  const { id, authorId, title, description, locale } = row;
  const subject = {
    kind: 'listing',
    id,
    authorId,
    evidence: { name, title, text: description, locale },
  } as const;
  await openCaseIn(ctx, tx, subject, { reasons: ['wrong'] });
}
