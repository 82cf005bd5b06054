import { owesDues } from '@entraide/core/access';
import { dropDraft } from '@entraide/core/draft';
import { writingOf } from '@entraide/core/space';
import { paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { keepListing, keptListing, listingDraft } from '../../post/draft.server.ts';
import { postFacts } from '../../post/facts.server.ts';
import { boardsPlace, lookingFrom, pointText } from '../../post/looked-at.server.ts';
import { faultsOf, readPost, valuesOf } from '../../post/read-post.server.ts';
import { emptyValues, isKind, readValues } from '../../post/values.ts';
import { sharedInto } from '../../share/shared.server.ts';

/** The form: as it was kept in a draft, or empty but for what the address asks for. */
export async function showForm(args: RouteArgs) {
  const { ctx, context, url, cookies } = args;
  const kind = url.searchParams.get('kind') ?? '';
  const category = url.searchParams.get('category') ?? '';
  // Signing in was to publish the draft, and could not: say why.
  const sentBack = url.searchParams.has('draft');
  const asked = isKind(kind) || category !== '';
  const draft = asked ? null : await keptListing(args);
  const kept = draft && (await valuesOf(ctx, draft));
  const faults: FormFault[] = kept && sentBack ? await faultsOf(ctx, draft) : [];
  const t = getT(context, 'post');
  return {
    title: t(isKind(kind) ? `title.${kind}` : 'title.new'),
    description: textIn(ctx.tenant.config.description, ctx.locale),
    writing: writingOf(ctx),
    owesDues: await owesDues(ctx),
    path: url.pathname + url.search,
    facts: postFacts(ctx),
    around: pointText(await lookingFrom(ctx, cookies.get('place'))),
    values: {
      ...(kept ?? { ...emptyValues, kind: isKind(kind) ? kind : '', category }),
      ...(!draft?.place && (await boardsPlace(ctx, url.searchParams.get('place'), cookies.get('place')))),
    },
    kept: kept !== null,
    shared: await sharedInto(args),
    unpublished: kept !== null && sentBack && faults.length === 0,
    faults,
  };
}

/** Keeps what was sent as a draft and leads to its preview, or says what is wrong with it. */
export async function sendForm(args: RouteArgs) {
  const { ctx, request, session, cookies } = args;
  const form = await readForm(request);
  if (form.get('intent') === 'restart') {
    await dropDraft(ctx, listingDraft(session));
    throw safeRedirect(paths.newListing());
  }
  const values = readValues(form);
  const read = await readPost(ctx, values, await lookingFrom(ctx, cookies.get('place')));
  if ('faults' in read) return data({ values, faults: read.faults, places: read.places }, 422);
  try {
    await keepListing(args, read.input);
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ values, faults: refused.faults, places: undefined }, refused.status);
  }
  // The words go along, so that the preview can offer what else they may have meant.
  const words = read.guessed ? `?${new URLSearchParams({ place: values.place })}` : '';
  throw safeRedirect(`${paths.previewListing()}${words}`);
}
