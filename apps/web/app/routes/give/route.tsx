import { memberOf } from '@entraide/core/ctx';
import { give } from '@entraide/core/dues';
import { duesPaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
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

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => {
  const space = textIn(ctx.tenant.config.name, ctx.locale);
  return {
    title: getT(context, 'dues')('give.title', { space: `\u2068${space}\u2069` }),
    left: searchParams.has('left'),
    known: memberOf(ctx) !== null,
    offer: await loadOffer(ctx, 'gifts'),
  };
});

export const action = spaceAction(({ ctx, request }) =>
  startPayment(request, ({ amount, every, name, email }) =>
    give(ctx, { amount, every, ...(memberOf(ctx) ? {} : { name, email }) }),
  ),
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', path: duesPaths.give() });

/** Where anybody gives something to the association. */
export default function Give() {
  const { t } = useTranslation('dues');
  const { title, left, known, offer } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('dues', sent?.faults);
  return (
    <Page title={title} intro={<p>{t('give.lead')}</p>}>
      <TestNotice test={offer.test} />
      <div className="mb-6 grid gap-3 empty:hidden">
        {left && !sent && <Notice role="status">{t('dues.left')}</Notice>}
        {offer.payable === 'not-now' && <Notice tone="warning">{t('notNow')}</Notice>}
      </div>
      <FormErrors faults={faults.list} />
      {offer.payable === 'yes' && (
        <PayForm offer={offer} typed={sent?.typed ?? {}} faultOf={faults.of} submit={t('give.submit')}>
          {!known && (
            <>
              <TextInput
                name="name"
                label={t('give.name')}
                hint={t('give.nameHint')}
                error={faults.of('name')}
                defaultValue={sent?.typed.name ?? ''}
                autoComplete="name"
                maxLength={120}
                required
              />
              <TextInput
                name="email"
                type="email"
                label={t('give.email')}
                hint={t('give.emailHint')}
                error={faults.of('email')}
                defaultValue={sent?.typed.email ?? ''}
                autoComplete="email"
                inputMode="email"
                dir="ltr"
                maxLength={254}
                required
              />
            </>
          )}
        </PayForm>
      )}
      <OtherWays offer={offer} />
    </Page>
  );
}
