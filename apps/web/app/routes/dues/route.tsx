import { requireMember } from '@entraide/core/access';
import { payDues } from '@entraide/core/dues';
import { duesPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { loadOffer } from '../../dues/load-offer.server.ts';
import { OtherWays } from '../../dues/OtherWays.tsx';
import { PayForm } from '../../dues/PayForm.tsx';
import { startPayment } from '../../dues/start-payment.server.ts';
import { TestNotice } from '../../dues/TestNotice.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['dues', 'money'] };

const told = ['left', 'needed'] as const;

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => {
  const { status } = requireMember(ctx);
  return {
    title: getT(context, 'dues')('dues.title'),
    told: told.find((name) => searchParams.has(name)) ?? null,
    suspended: status === 'suspended',
    offer: await loadOffer(ctx, 'membership'),
  };
});

export const action = spaceAction(({ ctx, request }) =>
  startPayment(request, ({ amount, every }) => payDues(ctx, { amount, every })),
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** Where a member pays their dues. */
export default function Dues() {
  const { t } = useTranslation('dues');
  const { title, told, offer, suspended } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('dues', sent?.faults);
  const { paidUntil, isPaid } = offer;
  return (
    <Page title={title} intro={<UpLink to={paths.me()} label={t('common:nav.me')} />}>
      <TestNotice test={offer.test} />
      <div className="mb-6 grid gap-3 empty:hidden">
        {told && !sent && (
          <Notice tone={told === 'needed' ? 'warning' : 'info'} role="status">
            {t(`dues.${told}`)}
          </Notice>
        )}
        {paidUntil && (
          <Notice tone={isPaid ? 'success' : 'warning'}>
            {t(isPaid ? 'dues.paidUntil' : 'dues.wasPaidUntil', { day: paidUntil })}{' '}
            <Link to={duesPaths.mine()} className="link inline-flex min-h-11 items-center">
              {t('mine.title')}
            </Link>
          </Notice>
        )}
        {offer.payable === 'not-now' && <Notice tone="warning">{t('notNow')}</Notice>}
      </div>
      <FormErrors faults={faults.list} />
      {offer.payable === 'yes' && !suspended && (
        <PayForm
          offer={offer}
          typed={sent?.typed ?? {}}
          faultOf={faults.of}
          submit={t(isPaid ? 'dues.again' : 'dues.submit')}
        />
      )}
      <OtherWays offer={offer} />
    </Page>
  );
}
