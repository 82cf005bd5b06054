import { AlertInput } from '@entraide/model/alert';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { searchOf } from './search-of.ts';
import { nameOf } from './view.ts';

/** What a search would be called, before it is saved. @throws SignInNeeded, Invalid */
export async function previewAlert(ctx: Ctx, given: unknown): Promise<string> {
  requireMember(ctx);
  const search = await searchOf(ctx, parse(AlertInput, given));
  return inTenant(ctx, (tx) => nameOf(ctx, tx, search));
}
