import { forDesk } from '@entraide/core/ask';
import type { RouteArgs } from '../framework/index.ts';

type Work<T> = (args: RouteArgs) => T;

const acting =
  (what: 'listing' | 'thread') =>
  <T>(work: Work<Promise<T>>): Work<Promise<T>> =>
  async (args) =>
    work({ ...args, ctx: await forDesk(args.ctx, { [what]: args.params.id ?? '' } as never) }); // one of its two forms

/** For pages of a listing: of what the desk asks, the team does what its author may. */
export const actingOnListing = acting('listing');

/** The same for pages of a conversation. */
export const actingInThread = acting('thread');
