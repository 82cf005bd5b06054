import type { OperatorCtx } from '@entraide/core/audit';
import { NotFound } from '@entraide/core/error';
import { listSlugs } from '@entraide/core/tenant';
import { Failure } from './failure.ts';

/** Says which spaces there are when the named one is not among them. */
export async function withNamedTenant<T>(ctx: OperatorCtx, slug: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const slugs = await listSlugs(ctx);
    if (slugs.includes(slug)) throw error;
    throw new Failure(
      `There is no space "${slug}".`,
      slugs.length === 0 ? 'there are none yet' : `there are ${slugs.join(', ')}`,
      'pnpm platform tenant list, or pnpm platform tenant apply after adding a folder',
    );
  }
}
