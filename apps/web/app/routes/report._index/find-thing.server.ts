import type { Ctx } from '@entraide/core/ctx';
import { assertReportable } from '@entraide/core/desk';
import { NotAllowed, NotFound } from '@entraide/core/error';
import { listingOfCode } from '@entraide/core/listing';
import { type NamedThing, paths, thingAt, thingNamed } from '@entraide/model/path';
import { data, type RouteArgs, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

/** Leads on to the page that reports the thing asked for; without one, or when it is not found, asks for its address. */
export async function findThing({ ctx, context, url }: RouteArgs) {
  const address = url.searchParams.get('address')?.trim() ?? '';
  const asked = url.searchParams.has('of') || address !== '';
  const found = asked ? await reportPage(ctx, url.searchParams) : null;
  if (found) throw safeRedirect(found);
  const page = { title: getT(context, 'report')('address.title'), address, unknown: asked };
  return data(page, asked ? 404 : 200);
}

/**
 * Path of the page that reports a thing: one that a link names (`of=KIND:ID`), or whose address somebody typed (`address`). null for
 * what the reader does not see and for what is not there.
 * @throws SignInNeeded
 */
export async function reportPage(ctx: Ctx, asked: URLSearchParams): Promise<string | null> {
  const named = asked.get('of');
  const thing = named === null ? thingAt(asked.get('address') ?? '') : thingNamed(named);
  if (!thing) return null;
  try {
    const { what, id }: NamedThing =
      'code' in thing ? { what: 'listing', id: await listingOfCode(ctx, thing.code) } : thing;
    const found = await assertReportable(ctx, what, id);
    return paths.report(found.what, id);
  } catch (error) {
    if (error instanceof NotFound || error instanceof NotAllowed) return null;
    throw error;
  }
}
