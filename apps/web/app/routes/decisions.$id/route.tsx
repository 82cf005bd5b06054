import { readDecision } from '@entraide/core/desk';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
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
import { formatsFor } from '../../i18n/format.ts';
import { getT } from '../../i18n/index.ts';
import { sendAppeal } from './appeal.server.ts';

export const handle = { i18n: ['decision'] };

export const loader = spaceLoader(async ({ ctx, context, params }) => {
  const { decision, title, about, subjectId, appeal, mayAppeal, waits } = await readDecision(
    ctx,
    params.id ?? '',
  );
  const { kind, groundKind, facts, locale, automated, decidedAt, until, appealUntil, confirmed, reversed } =
    decision;
  const t = getT(context, 'decision');
  const day = (date: Date) => formatsFor(ctx.locale).day(date, ctx.clock());
  const what = kind === 'ban' && !confirmed ? 'ban-proposed' : kind === 'hold' && !waits ? 'held' : kind;
  return {
    title: t('title'),
    about: t(about, { title }),
    what: t(`what.${what}`, { until: until ? day(until) : '' }),
    facts: { text: facts, lang: locale },
    ground: t(kind === 'hold' ? 'readFirst' : groundKind),
    charter: groundKind === 'charter',
    how: t(automated ? 'automated' : 'byPerson'),
    scope: t('scope', { date: day(decidedAt) }),
    reversed: reversed && t(kind === 'hold' ? 'shown' : 'reversed'),
    edit: (kind === 'ask' || waits) && !reversed && subjectId ? paths.editListing(subjectId) : null,
    appeal: appeal && { words: appeal.words, outcome: appeal.outcome, reasons: appeal.reasons },
    mayAppeal,
    appealLead: t('appeal.lead', { date: day(appealUntil) }),
  };
});

export const action = spaceAction(sendAppeal);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Decision() {
  const { t } = useTranslation('decision');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const faults = useFaults('decision', refused?.faults);
  return (
    <Page title={page.title} intro={page.about}>
      {page.reversed && !page.appeal && (
        <div className="mb-6">
          <Notice tone="success">{page.reversed}</Notice>
        </div>
      )}
      <div className="mb-8 grid gap-3">
        <p className="text-lg font-semibold">{page.what}</p>
        {page.edit && (
          <p>
            <LinkButton to={page.edit} variant="primary" icon="pencil">
              {t('edit')}
            </LinkButton>
          </p>
        )}
      </div>
      <PagePart title={t('reasons')}>
        <p className="max-w-measure wrap-anywhere whitespace-pre-line" dir="auto" lang={page.facts.lang}>
          {page.facts.text}
        </p>
        <p>
          {page.ground}{' '}
          {page.charter && (
            <Link to={paths.page('terms')} className="link">
              {t('charterLink')}
            </Link>
          )}
        </p>
      </PagePart>
      <PagePart title={t('how')}>
        <p className="max-w-measure">
          {page.how} {page.scope}
        </p>
      </PagePart>
      <Appeal page={page} typed={refused?.typed.words} fault={faults.of('words')} faults={faults.list} />
    </Page>
  );
}

interface AppealProps {
  page: ReturnType<typeof useLoaderData<typeof loader>>;
  typed: string | undefined;
  fault: string | undefined;
  faults: ReturnType<typeof useFaults>['list'];
}

/** What one asked and was answered, or how to ask. */
function Appeal({ page, typed, fault, faults }: AppealProps) {
  const { t } = useTranslation('decision');
  const { appeal, mayAppeal, appealLead, reversed } = page;
  if (appeal)
    return (
      <PagePart title={t('appeal.title')}>
        <Notice tone={appeal.outcome === 'reversed' ? 'success' : 'info'}>
          {t(`appeal.${appeal.outcome ?? 'waiting'}`)}
        </Notice>
        {appeal.reasons && (
          <p className="max-w-measure wrap-anywhere whitespace-pre-line" dir="auto">
            {appeal.reasons}
          </p>
        )}
        <p className="text-ink-muted">{t('appeal.yours')}</p>
        <blockquote
          className="max-w-measure wrap-anywhere border-s-4 border-line ps-4 whitespace-pre-line"
          dir="auto"
        >
          {appeal.words}
        </blockquote>
      </PagePart>
    );
  if (reversed) return null;
  return (
    <PagePart title={t('appeal.title')} lead={mayAppeal ? appealLead : t('appeal.over')}>
      {mayAppeal && (
        <Form method="post" className="grid justify-items-start gap-4" noValidate>
          <FormErrors faults={faults} />
          <TextArea
            name="words"
            label={t('appeal.words')}
            error={fault}
            defaultValue={typed}
            rows={5}
            maxLength={2000}
            dir="auto"
            className="w-full"
            required
          />
          <Button variant="primary" icon="send">
            {t('appeal.submit')}
          </Button>
        </Form>
      )}
    </PagePart>
  );
}
