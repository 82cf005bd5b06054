import { treasuryPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../components/FormErrors.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { loadEntry, saveEntry } from './enter.server.ts';
import { PaymentForm } from './PaymentForm.tsx';
import { WhoPaid } from './WhoPaid.tsx';

export const handle = { i18n: ['treasury', 'members'] };

export const loader = spaceLoader(loadEntry);
export const action = spaceAction(saveEntry);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What was paid in cash, by transfer or by cheque. */
export default function EnterPayment() {
  const { t } = useTranslation('treasury');
  const entry = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('treasury', sent?.faults);
  return (
    <TeamPage
      title={entry.title}
      intro={
        <>
          <UpLink to={treasuryPaths.all()} label={t('title')} />
          <p>{t('enter.lead')}</p>
        </>
      }
    >
      <FormErrors faults={faults.list} />
      <PagePart title={t('enter.who')}>
        <WhoPaid member={entry.member} q={entry.q} found={entry.found} more={entry.more} />
      </PagePart>
      <PaymentForm entry={entry} typed={sent?.typed} faultOf={faults.of} />
    </TeamPage>
  );
}
