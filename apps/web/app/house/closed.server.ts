import { type Ctx, memberOf } from '@entraide/core/ctx';
import { mayRead } from '@entraide/core/space';
import { textIn } from '@entraide/model/tenant';
import { type WaitingData, waitingOf } from './waiting.server.ts';

/** private: not open yet; members: sign in to read; pending: not accepted yet; barred: a suspended member. */
export type ClosedReason = 'private' | 'members' | 'pending' | 'barred';

/** A space that the caller may not read, as it explains itself. */
export interface ClosedData {
  page: 'closed';
  reason: ClosedReason;
  title: string;
  description: string;
  /** Where signing in leads; null on the first page. */
  next: string | null;
  waiting: WaitingData | null;
}

/**
 * What stands in place of a page of listings for somebody who may not read them; null for everybody else. The same whether there is such
 * a listing or not. Answered with 200: a messenger shows no preview of a page that it is refused.
 */
export async function closedTo(ctx: Ctx, path: string): Promise<ClosedData | null> {
  const { tenant, locale } = ctx;
  const actor = memberOf(ctx);
  if (tenant.status === 'suspended' || mayRead(ctx)) return null;
  const outside = tenant.status === 'private' ? 'private' : 'members';
  const inside = { pending: 'pending', suspended: 'barred', active: outside } as const;
  return {
    page: 'closed',
    reason: actor ? inside[actor.status] : outside,
    title: textIn(tenant.config.name, locale),
    description: textIn(tenant.config.description, locale),
    next: path === '/' ? null : path,
    waiting: await waitingOf(ctx),
  };
}
