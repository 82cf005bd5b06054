import type { Ctx, MemberActor } from '@entraide/core/ctx';
import { type DraftKind, finishDraft } from '@entraide/core/draft';
import { paths } from '@entraide/model/path';
import type { ReturnTo } from './return-to.ts';

/** Finishes what signing in was for, and says where that leads. */
export async function pathAfter(
  ctx: Ctx & { actor: MemberActor },
  { next, purpose }: ReturnTo,
  browserToken: string,
): Promise<string> {
  if (purpose === 'listing' || purpose === 'message') {
    const kind: DraftKind = purpose;
    const finished = await finishDraft(ctx, { browserToken, kind });
    if (finished) return finished.path;
  }
  return next || (ctx.actor.status === 'pending' ? paths.me() : '/');
}
