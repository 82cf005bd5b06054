import { requireRole } from '@entraide/core/access';
import { askForSomebody, readAsk } from '@entraide/core/ask';
import { Conflict, Invalid } from '@entraide/core/error';
import { askPaths, paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { postFacts } from '../../post/facts.server.ts';
import { boardsPlace, lookingFrom, pointText } from '../../post/looked-at.server.ts';
import { postFaults, readPost } from '../../post/read-post.server.ts';
import { emptyValues, readValues } from '../../post/values.ts';

/** The form for a caller, or for somebody who left it with the desk (`from`). */
export async function showForm({ ctx, context, url, cookies }: RouteArgs) {
  requireRole(ctx, 'moderator');
  const from = url.searchParams.get('from');
  const left = from ? await readAsk(ctx, from) : null;
  return {
    title: getT(context, 'asks')('form.title'),
    name: textIn(ctx.tenant.config.name, ctx.locale),
    facts: postFacts(ctx),
    around: pointText(await lookingFrom(ctx, cookies.get('place'))),
    left: left && { id: left.id, name: left.name },
    values: {
      ...emptyValues,
      ...{ kind: 'request', description: left?.words ?? '' },
      ...(await boardsPlace(ctx, null, cookies.get('place'))),
    },
  };
}

export async function sendForm({ ctx, request, url, cookies }: RouteArgs) {
  requireRole(ctx, 'moderator');
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const values = { ...readValues(form), kind: 'request', onBehalf: true };
  const agreed = form.has('consent');
  const caller = { name: text('callerName'), reach: text('reach'), contact: text('contact') };
  const typed = { caller, agreed, values };
  const refuse = (status: number, faults: FormFault[], places?: Parameters<typeof placesOf>[0]) =>
    data({ ...typed, faults, places: placesOf(places) }, status);
  // The rest is judged with the consent, which is a fault of its own.
  const read = await readPost(
    ctx,
    { ...values, consent: true },
    await lookingFrom(ctx, cookies.get('place')),
  );
  const own = agreed ? [] : [{ field: 'consent', code: 'consent' }];
  if ('faults' in read) return refuse(422, [...own, ...read.faults], read.places);
  if (own.length > 0) return refuse(422, own);
  const from = url.searchParams.get('from');
  try {
    const asked = from ? { askId: from } : { caller };
    const { id } = await askForSomebody(ctx, { ...asked, listing: read.input });
    throw safeRedirect(paths.listing(id, { published: 1 }), 303);
  } catch (error) {
    if (error instanceof Conflict && from) throw safeRedirect(askPaths.one(from, { taken: '1' }), 303);
    if (error instanceof Invalid && !ofCaller(error)) return refuse(422, postFaults(error));
    const refused = refusedForm(error);
    if (!refused) throw error;
    return refuse(refused.status, refused.faults.map(callersFault));
  }
}

type Options = Extract<Awaited<ReturnType<typeof readPost>>, { faults: unknown }>['places'];
const placesOf = (places: Options) => places ?? [];

const ofCaller = (error: Invalid) =>
  error.faults.some(({ path }) => path.includes('caller') || path[0] === 'contact');

/** A fault names the field of the form. */
function callersFault({ field, ...fault }: FormFault): FormFault {
  if (field === 'contact') return { ...fault, field, code: 'contact' };
  // A caller who is missing, or whose name is.
  return field === null ? { field, ...fault } : { field: 'callerName', code: 'callerName' };
}
