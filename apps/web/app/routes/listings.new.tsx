import { dropDraft, keepDraft } from '@entraide/core/draft';
import { writingOf } from '@entraide/core/space';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import type { FormFault } from '../account/faults.ts';
import { NoMailYet } from '../account/NoMailYet.tsx';
import { refusedForm } from '../account/refused.server.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { Form } from '../forms/Form.tsx';
import { forget } from '../forms/kept.ts';
import {
  data,
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../framework/index.ts';
import { BeforeWriting, Gate, isBarred } from '../house/BeforeWriting.tsx';
import { getT } from '../i18n/index.ts';
import { keptListing, listingDraft } from '../post/draft.server.ts';
import { postFacts } from '../post/facts.server.ts';
import { boardsPlace, lookingFrom, pointText } from '../post/looked-at.server.ts';
import { PostForm } from '../post/PostForm.tsx';
import { faultsOf, readPost, valuesOf } from '../post/read-post.server.ts';
import { emptyValues, isKind, readValues } from '../post/values.ts';

export const handle = { i18n: ['post', 'map', 'house', 'account'] };

export const loader = spaceLoader(async (args) => {
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
    path: url.pathname + url.search,
    facts: postFacts(ctx),
    around: pointText(await lookingFrom(ctx, cookies.get('place'))),
    values: kept ?? {
      ...emptyValues,
      kind: isKind(kind) ? kind : '',
      category,
      ...(await boardsPlace(ctx, url.searchParams.get('place'), cookies.get('place'))),
    },
    kept: kept !== null,
    unpublished: kept !== null && sentBack && faults.length === 0,
    faults,
  };
});

export const action = spaceAction(async ({ ctx, request, session, cookies }) => {
  const form = await readForm(request);
  if (form.get('intent') === 'restart') {
    await dropDraft(ctx, listingDraft(session));
    throw safeRedirect('/listings/new');
  }
  const values = readValues(form);
  const read = await readPost(ctx, values, await lookingFrom(ctx, cookies.get('place')));
  if ('faults' in read) return data({ values, faults: read.faults, places: read.places }, 422);
  try {
    await keepDraft(ctx, { ...listingDraft(session), payload: read.input });
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ values, faults: refused.faults, places: undefined }, refused.status);
  }
  // The words go along, so that the preview can offer what else they may have meant.
  const words = read.guessed ? `?${new URLSearchParams({ place: values.place })}` : '';
  throw safeRedirect(`/listings/preview${words}`);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', description: data?.description, path: '/listings/new' });

export default function NewListing() {
  const { t } = useTranslation('post');
  const loaded = useLoaderData<typeof loader>();
  const { title, writing, path, facts, around, values, kept, unpublished, faults } = loaded;
  const sent = useActionData<typeof action>();
  if (isBarred(writing))
    return (
      <Page title={title}>
        <Gate writing={writing} path={path} />
      </Page>
    );
  return (
    <Page title={title} intro={t('intro')}>
      <div className="mb-6 empty:hidden">
        <BeforeWriting writing={writing} what="listing" />
      </div>
      {(writing === 'newcomer' || writing === 'held-newcomer') && <NoMailYet />}
      {kept && !sent && (
        <div className="mb-6">
          <Notice tone={unpublished ? 'warning' : 'info'}>
            <p>{t(unpublished ? 'draft.unpublished' : 'draft.kept')}</p>
            <Form method="post" onSubmit={() => forget('/listings/new')}>
              <Button variant="quiet" name="intent" value="restart" icon="undo-2" className="-ms-4">
                {t('draft.restart')}
              </Button>
            </Form>
          </Notice>
        </div>
      )}
      <PostForm
        // Begins anew with another draft or without one; goes on with what is typed after a fault.
        key={JSON.stringify(values)}
        values={sent?.values ?? values}
        facts={facts}
        around={around}
        faults={sent?.faults ?? faults}
        places={sent?.places}
        submit={t('action.preview')}
        drafted={kept}
      />
    </Page>
  );
}
