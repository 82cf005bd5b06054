import { Conflict } from '@entraide/core/error';
import { readWhoWrote, sayWhoHelped } from '@entraide/core/thanks';
import { endingPaths, paths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

/** Asks the author of a solved request who helped. */
export async function loadHelped({ ctx, params, url }: RouteArgs) {
  const { listing, writers, said } = await readWhoWrote(ctx, params.id ?? '');
  if (listing.kind !== 'request' || listing.status !== 'solved')
    throw safeRedirect(paths.listing(listing.id));
  return {
    title: getT({ ctx, locale: ctx.locale }, 'ending')('helped.title'),
    listing: { title: listing.title, path: paths.listing(listing.id) },
    thanked: writers.filter(({ thanked }) => thanked).map(({ name }) => name),
    writers: writers.filter(({ thanked }) => !thanked).map(({ threadId, name }) => ({ threadId, name })),
    said,
    done: url.searchParams.has('done'),
  };
}

export async function sayHelped({ ctx, params, request }: RouteArgs) {
  const form = await readForm(request);
  const typed = { who: String(form.get('who') ?? ''), words: String(form.get('words') ?? '') };
  const refuse = (status: number, ...faults: FormFault[]) => data({ typed, faults }, status);
  const { who, words } = typed;
  if (!who) return refuse(422, { field: 'who', code: 'who' });
  const nobody = who === 'other' || who === 'nobody';
  const said = nobody ? { helped: who } : { helped: 'member', threadId: who, ...(words.trim() && { words }) };
  try {
    await sayWhoHelped(ctx, params.id ?? '', said);
  } catch (error) {
    if (error instanceof Conflict) return refuse(409, { field: null, code: 'closed' });
    const refused = refusedForm(error);
    if (!refused) throw error;
    const faults = refused.faults.map((fault) =>
      fault.field === null || fault.field === 'words' ? fault : { field: 'who', code: 'who' },
    );
    return refuse(refused.status, ...faults);
  }
  throw safeRedirect(`${endingPaths.helped(params.id ?? '')}?done=1`, 303);
}
