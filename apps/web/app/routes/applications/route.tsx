import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { useFaults } from '../../forms/faults.ts';
import {
  consoleAction,
  consoleLoader,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { ApplicationItem } from './ApplicationItem.tsx';
import { decide, loadApplications, type ShownApplication } from './applications.server.ts';

export const handle = { i18n: ['console'] };

export const loader = consoleLoader(loadApplications);
export const action = consoleAction(decide);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Applications() {
  const { t } = useTranslation('console');
  const { title, waiting, decided, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('console', sent?.faults);
  const list = (applications: readonly ShownApplication[]) => (
    <ul className="grid grid-cols-1 gap-4">
      {applications.map((one) => (
        <ApplicationItem
          key={one.slug}
          application={one}
          refused={sent?.slug === one.slug ? { remark: sent.remark, fault: faults.of('remark') } : null}
        />
      ))}
    </ul>
  );
  return (
    <Page title={`${title} (${waiting.length})`} intro={t('applications.lead')} width="wide">
      {done && !sent && (
        <div className="mb-8">
          <Notice tone="success" role="status">
            {t('applications.done')}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <PagePart title={t('applications.waiting')}>
        {waiting.length === 0 ? <p>{t('applications.none')}</p> : list(waiting)}
      </PagePart>
      {decided.length > 0 && <PagePart title={t('applications.decided')}>{list(decided)}</PagePart>}
    </Page>
  );
}
