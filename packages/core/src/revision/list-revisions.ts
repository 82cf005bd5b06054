import { desc, lt, settingsRevisions } from '@entraide/db';
import { z } from 'zod';
import { requireRoleOrSupport } from '../access/index.ts';
import { namesOf } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { type Change, diffInForce, diffLogos } from './diff-settings.ts';
import type { Revision } from './revision.ts';

export interface PastRevision extends Pick<Revision, 'number' | 'at' | 'source' | 'restores'> {
  /** `name`: of a member who is still there, or of the operator; null when nobody knows any more. */
  by: { kind: Revision['actorKind']; name: string | null };
  /** Against the revision before; everything for the first. */
  changes: Change[];
}

/** `before`: the number of the last revision of the page before. */
const Page = z.strictObject({
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(50).default(20),
});

/** The history of a space's settings, newest first. @throws SignInNeeded, NotAllowed for all but admins, Invalid */
export async function listRevisions(ctx: Ctx, given: unknown = {}): Promise<PastRevision[]> {
  requireRoleOrSupport(ctx, 'admin');
  const { before, limit } = parse(Page, given);
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(settingsRevisions)
      .where(before === undefined ? undefined : lt(settingsRevisions.number, before))
      .orderBy(desc(settingsRevisions.number))
      // One more, to compare the last with.
      .limit(limit + 1);
    const names = await namesOf(
      tx,
      rows.map(({ actorKind, actorId }) => (actorKind === 'member' ? actorId : null)),
    );
    return rows.slice(0, limit).map((row, index): PastRevision => {
      const former = rows[index + 1] ?? { document: {}, pages: {}, files: {} };
      const { number, at, source, restores, actorKind, actorId } = row;
      const name = actorKind === 'member' ? (names.get(actorId ?? '') ?? null) : actorId;
      return {
        number,
        at,
        source,
        restores,
        by: { kind: actorKind, name },
        changes: [...diffInForce(former, row), ...diffLogos(former.files, row.files)],
      };
    });
  });
}
