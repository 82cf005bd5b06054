import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../components/Button.tsx';
import { TextArea } from '../components/Field.tsx';
import { FormErrors } from '../components/FormErrors.tsx';
import { Link } from '../components/Link.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { PagePart } from '../components/PagePart.tsx';
import { Form } from '../forms/Form.tsx';
import { useFaults } from '../forms/faults.ts';
import type { sayDecision } from './decision.server.ts';
import type { sendAppeal } from './send-appeal.server.ts';

type DecisionPage = ReturnType<typeof sayDecision>;

interface DecisionProps {
  page: DecisionPage;
  refused: Awaited<ReturnType<typeof sendAppeal>>['data'] | undefined;
}

/** A decision about the reader, its reasons, and how to ask for another look. */
export function Decision({ page, refused }: DecisionProps) {
  const { t } = useTranslation('decision');
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
  page: DecisionPage;
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
