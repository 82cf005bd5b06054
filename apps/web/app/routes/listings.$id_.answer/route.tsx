import { memberOf } from '@entraide/core/ctx';
import { readDraft } from '@entraide/core/draft';
import { getListing } from '@entraide/core/listing';
import { writingOf } from '@entraide/core/space';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { NoMailYet } from '../../account/NoMailYet.tsx';
import { Button, LinkButton } from '../../components/Button.tsx';
import { categoryOf } from '../../components/card.server.ts';
import { TextArea, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { KindMark } from '../../components/KindMark.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  Link,
  type MetaFunction,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { BeforeWriting, Gate, isBarred } from '../../house/BeforeWriting.tsx';
import { ClosedSpace, closedMeta } from '../../house/ClosedSpace.tsx';
import { closedTo } from '../../house/closed.server.ts';
import { getT } from '../../i18n/index.ts';
import { sayNote } from '../../safety/note.server.ts';
import { SafetyNote } from '../../safety/SafetyNote.tsx';
import { TrustNotice } from '../../safety/TrustNotice.tsx';
import { sayTrust } from '../../safety/trust.server.ts';
import { writeAnswer } from './write-answer.server.ts';

export const handle = { i18n: ['threads', 'account', 'house', 'safety'] };

export const loader = spaceLoader(async ({ ctx, context, params, cookies, session, url }) => {
  const closed = await closedTo(ctx, url.pathname);
  if (closed) return { closed };
  const listing = await getListing(ctx, params.id ?? '');
  const { id, kind, title, locale, mine, status, expired, threadId } = listing;
  if (threadId) throw safeRedirect(paths.latestIn(threadId));
  // A browser without a token has kept nothing yet.
  const known = cookies.get('browser') !== null;
  const kept = known && (await readDraft(ctx, { browserToken: session.browserToken(), kind: 'message' }));
  return {
    closed: null,
    writing: writingOf(ctx),
    path: url.pathname,
    title: getT(context, 'threads')(`answer.title.${kind}`),
    listing: { id, kind, title, locale },
    state: listing.sample
      ? ('sample' as const)
      : mine
        ? ('own' as const)
        : status !== 'published' || expired
          ? ('ended' as const)
          : null,
    safety: sayNote(ctx, categoryOf(ctx, listing.category)),
    trust: await sayTrust(ctx, listing.category),
    signedIn: memberOf(ctx) !== null,
    body: kept && kept.listingId === id ? String(kept.body) : '',
  };
});

export const action = spaceAction(writeAnswer);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data?.closed
    ? closedMeta(matches, data.closed)
    : pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Answer() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.closed ? <ClosedSpace closed={loaded.closed} /> : <AnswerForm {...loaded} />;
}

type Loaded = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { closed: null }>;

function AnswerForm({ title, listing, state, safety, trust, signedIn, body, writing, path }: Loaded) {
  const { t } = useTranslation('threads');
  const refused = useActionData<typeof action>();
  const faults = useFaults(signedIn ? 'threads' : 'account', refused?.faults);
  const intro = (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <KindMark kind={listing.kind} />
      <Link to={paths.listing(listing.id)} className="link">
        <bdi lang={listing.locale}>{listing.title}</bdi>
      </Link>
    </p>
  );
  if (state)
    return (
      <Page title={title} intro={intro}>
        <Notice
          actions={
            <>
              <LinkButton to={paths.listing(listing.id)}>{t('answer.back')}</LinkButton>
              <LinkButton variant="quiet" to="/">
                {t('answer.others')}
              </LinkButton>
            </>
          }
        >
          {t(`answer.${state}`)}
        </Notice>
      </Page>
    );
  if (isBarred(writing))
    return (
      <Page title={title} intro={intro}>
        <Gate writing={writing} path={path} />
      </Page>
    );
  if (trust && !trust.visitor)
    return (
      <Page title={title} intro={intro}>
        <TrustNotice trust={trust} />
      </Page>
    );
  return (
    <Page title={title} intro={intro}>
      <div className="mb-6 empty:hidden">
        <BeforeWriting writing={writing} what="message" />
      </div>
      {safety && (
        <div className="mb-6">
          <SafetyNote note={safety} />
        </div>
      )}
      {trust && (
        <div className="mb-6">
          <TrustNotice trust={trust} />
        </div>
      )}
      <FormErrors faults={faults.list} />
      <Form method="post" className="grid gap-6" noValidate>
        <TextArea
          name="body"
          label={t('answer.label')}
          hint={t(`answer.hint.${listing.kind}`)}
          error={faults.of('body')}
          defaultValue={refused?.typed.body ?? body}
          maxLength={4000}
          dir="auto"
          required
        />
        <p className="text-sm text-ink-muted">{t('answer.private')}</p>
        {!signedIn && <You typed={refused?.typed} faultOf={faults.of} />}
        <div>
          <Button variant="primary" size="large" icon="send">
            {t(signedIn ? 'answer.submit' : 'answer.submitCode')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}

interface YouProps {
  typed: { email: string; displayName: string } | undefined;
  faultOf(field: string): string | undefined;
}

/** Account last: who writes is asked once the message is written. */
function You({ typed, faultOf }: YouProps) {
  const { t } = useTranslation('threads');
  const { t: say } = useTranslation('account');
  return (
    <fieldset className="grid gap-6 border-t border-line pt-6">
      <legend className="float-start mb-2 w-full text-xl font-semibold">{t('answer.you')}</legend>
      <p className="text-ink-muted">{t('answer.youHint')}</p>
      <NoMailYet />
      <TextInput
        name="displayName"
        label={say('name.label')}
        hint={say('name.hint')}
        error={faultOf('displayName')}
        defaultValue={typed?.displayName}
        autoComplete="given-name"
        maxLength={60}
        required
      />
      <TextInput
        name="email"
        type="email"
        label={say('email.label')}
        hint={say('email.hint')}
        error={faultOf('email')}
        defaultValue={typed?.email}
        autoComplete="email"
        inputMode="email"
        dir="ltr"
        maxLength={254}
        required
      />
    </fieldset>
  );
}
