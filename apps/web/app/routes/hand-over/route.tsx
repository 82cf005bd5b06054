import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { answerHandOver, loadHandOver } from './hand-over.server.ts';

export const handle = { i18n: ['handover'] };

export const loader = spaceLoader(loadHandOver);
export const action = spaceAction(answerHandOver);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function HandOver() {
  const { t } = useTranslation('handover');
  const { title, handOver, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('handover', sent?.faults);
  return (
    <Page title={title}>
      {done && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(`done.${done}`)}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      {handOver === null ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <p className="text-lg font-semibold">
            {t('who', { name: `\u2068${handOver.name}\u2069` })} <Time value={handOver.dueAt} say="day" />.
          </p>
          <p className="mb-6 text-ink-muted">
            {t('since')} <Time value={handOver.memberSince} say="day" />.
          </p>
          <PagePart title={t('why')}>
            <p className="max-w-measure">{t('by', { name: `\u2068${handOver.startedBy}\u2069` })}</p>
            <p
              className="max-w-measure wrap-anywhere border-s-4 border-line ps-4 whitespace-pre-line"
              dir="auto"
            >
              {handOver.reason}
            </p>
            <p className="max-w-measure">{t('after')}</p>
          </PagePart>
          {handOver.mayStop && (
            <PagePart title={t('stop.title')} lead={t('stop.lead')}>
              <Form method="post">
                <input type="hidden" name="id" value={handOver.id} />
                <Button variant="primary" size="large" name="intent" value="stop" icon="check">
                  {t('stop.submit')}
                </Button>
              </Form>
            </PagePart>
          )}
          <PagePart title={t('object.title')} lead={t('object.lead')}>
            {handOver.objection && <p className="font-semibold">{t('object.said')}</p>}
            <Form method="post" className="grid justify-items-start gap-4" noValidate>
              <input type="hidden" name="id" value={handOver.id} />
              <TextArea
                name="objection"
                label={t('object.words')}
                hint={t('object.hint')}
                error={faults.of('objection')}
                defaultValue={sent?.typed.objection ?? handOver.objection?.words}
                className="w-full"
                rows={4}
                maxLength={500}
                dir="auto"
                optional
              />
              <Button name="intent" value="object">
                {t(handOver.objection ? 'object.again' : 'object.submit')}
              </Button>
            </Form>
          </PagePart>
        </>
      )}
    </Page>
  );
}
