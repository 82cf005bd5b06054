import { memberOf } from '@entraide/core/ctx';
import { assertReportable } from '@entraide/core/desk';
import { REASON_NAMES } from '@entraide/model/moderation';
import { paths, profilePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextArea, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { sendReport } from './send-report.server.ts';

export const handle = { i18n: ['report'] };

export const loader = spaceLoader(async ({ ctx, context, params, url }) => {
  const id = params.id ?? '';
  const found = await assertReportable(ctx, params.what ?? '', id);
  const { what } = found;
  return {
    title: getT(context, 'report')(`title.${what}`),
    sent: url.searchParams.has('sent'),
    signedIn: memberOf(ctx) !== null,
    back: backTo(found),
    // Whoever looks at a listing may mean its author.
    person: what === 'listing' ? paths.report('author', id) : null,
  };
});

/** Where what is reported stands. */
function backTo(found: Awaited<ReturnType<typeof assertReportable>>): string {
  if ('thread' in found) return paths.thread(found.thread);
  return 'profile' in found ? profilePaths.one(found.profile) : paths.listing(found.listing);
}

export const action = spaceAction(sendReport);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Report() {
  const { t } = useTranslation('report');
  const { title, sent, signedIn, back, person } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const faults = useFaults('report', refused?.faults);
  if (sent)
    return (
      <Page title={title}>
        <Notice
          tone="success"
          role="status"
          title={t('done.title')}
          actions={<LinkButton to={back}>{t('back')}</LinkButton>}
        >
          {t('done.text')}
        </Notice>
      </Page>
    );
  return (
    <Page title={title} intro={t('lead')}>
      <div className="mb-6">
        <Notice tone="warning" icon="siren">
          {t('urgent')}
        </Notice>
      </div>
      {signedIn && (
        <p className="mb-6">
          <a href="#unseen" className="link inline-flex min-h-11 items-center">
            {t('block.title')}
          </a>
        </p>
      )}
      <FormErrors faults={faults.list} />
      <Form method="post" className="grid gap-6" noValidate>
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-lg font-semibold">{t('reasons')}</legend>
          {REASON_NAMES.map((reason) => (
            <Button key={reason} name="reason" value={reason} wide className="justify-start! text-start!">
              {t(`reason.${reason}`)}
            </Button>
          ))}
        </fieldset>
        <details open={faults.list.length > 0}>
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('more')}</summary>
          <div className="mt-2 grid gap-6">
            <TextArea
              name="words"
              label={t('words')}
              hint={t('wordsHint')}
              error={faults.of('words')}
              defaultValue={refused?.typed.words}
              rows={3}
              maxLength={2000}
              dir="auto"
              optional
            />
            {!signedIn && (
              <fieldset className="grid gap-6">
                <legend className="mb-3 font-semibold">{t('you')}</legend>
                <TextInput
                  name="email"
                  type="email"
                  label={t('email')}
                  hint={t('emailHint')}
                  error={faults.of('email')}
                  defaultValue={refused?.typed.email}
                  autoComplete="email"
                  inputMode="email"
                  dir="ltr"
                  maxLength={254}
                  optional
                />
                <TextInput
                  name="name"
                  label={t('name')}
                  error={faults.of('name')}
                  defaultValue={refused?.typed.name}
                  autoComplete="name"
                  maxLength={60}
                  optional
                />
              </fieldset>
            )}
          </div>
        </details>
        <p className="text-sm text-ink-muted">{t('goodFaith')}</p>
        <p className="mb-8 flex flex-wrap gap-x-6 gap-y-1">
          {person && (
            <Link to={person} className="link inline-flex min-h-11 items-center">
              {t('person')}
            </Link>
          )}
          <Link to={back} className="link inline-flex min-h-11 items-center">
            {t('back')}
          </Link>
        </p>
      </Form>
      {signedIn && (
        <PagePart id="unseen" title={t('block.title')} lead={t('block.lead')}>
          <Form method="post" className="grid gap-4 sm:grid-cols-2">
            {(['mute', 'block'] as const).map((kind) => (
              <div key={kind} className="grid content-start gap-1">
                <Button name="intent" value={kind} wide icon={kind === 'mute' ? 'eye-off' : 'user-round-x'}>
                  {t(`block.${kind}`)}
                </Button>
                <p className="text-sm text-ink-muted">{t(`block.${kind}Hint`)}</p>
              </div>
            ))}
          </Form>
        </PagePart>
      )}
    </Page>
  );
}
