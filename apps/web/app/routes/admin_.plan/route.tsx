import { paths, planPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { TestMoney } from '../../components/TestMoney.tsx';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { ConfirmFirst } from '../../factor/ConfirmFirst.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { Offer } from './Offer.tsx';
import { loadPlan, sendPlan } from './plan.server.ts';
import { Standing } from './Standing.tsx';
import { Use } from './Use.tsx';

export const handle = { i18n: ['plan', 'money', 'factor'] };

export const loader = spaceLoader(loadPlan);
export const action = spaceAction(sendPlan);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function SpacePlan() {
  const { t } = useTranslation('plan');
  const loaded = useLoaderData<typeof loader>();
  const { title, done, askedAgain, live, mayPay, running, plans, currency, currencies, taxed } = loaded;
  const { plan, standing, chosen, rooms, ownDomain, invoices } = loaded;
  const faults = useFaults('plan', useActionData<typeof action>()?.faults);
  return (
    <TeamPage title={title} intro={<UpLink to={paths.admin()} label={t('common:nav.admin')} />} width="wide">
      <div className="mb-6 grid gap-4">
        <TestMoney live={live} />
        {done && (
          <Notice tone={done === 'back' ? 'success' : 'info'} role="status">
            {t(`done.${done}`)}
          </Notice>
        )}
      </div>
      {mayPay && <ConfirmFirst asked={askedAgain} />}
      <FormErrors faults={faults.list} />
      <PagePart title={t('now.title', { plan: plan.name })}>
        <Standing standing={standing} chosen={chosen} />
        <ul className="mt-4 grid gap-5">
          {rooms.map((room) => (
            <li key={room.of}>
              <Use {...room} />
            </li>
          ))}
          <li>{t(ownDomain ? 'domain.yes' : 'domain.no')}</li>
        </ul>
        <p className="mt-4 max-w-measure text-ink-muted">{t('gentle')}</p>
        {mayPay && standing && standing.state !== 'free' && (
          <Form method="post" className="mt-4">
            <Button
              name="intent"
              value="manage"
              variant={standing.state === 'ended' ? 'secondary' : 'primary'}
            >
              {t('manage')}
            </Button>
            <p className="mt-1 text-sm text-ink-muted">{t('manageHint')}</p>
          </Form>
        )}
      </PagePart>
      {plans.length > 1 && (
        <PagePart title={t('offers.title')} lead={t(taxed ? 'offers.taxed' : 'offers.lead')}>
          {currencies.length > 1 && (
            <p className="mb-4 flex flex-wrap items-center gap-3">
              <span>{t('offers.currency')}</span>
              {currencies.map((one) => (
                <LinkButton
                  key={one}
                  to={planPaths.plan({ currency: one })}
                  variant={one === currency ? 'primary' : 'secondary'}
                  aria-current={one === currency ? 'true' : undefined}
                >
                  {one}
                </LinkButton>
              ))}
            </p>
          )}
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {plans.map((one) => (
              <Offer key={one.key} offer={one} currency={currency ?? ''} mayChoose={mayPay && !running} />
            ))}
          </ul>
        </PagePart>
      )}
      {standing && standing.state !== 'free' && (
        <PagePart title={t('invoices.title')}>
          {invoices === null ? (
            <p>{t('invoices.away')}</p>
          ) : invoices.length === 0 ? (
            <p>{t('invoices.none')}</p>
          ) : (
            <ul className="divide-y divide-line border-y border-line">
              {invoices.map(({ id, number, at, money, paid, href }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
                  <span>
                    <Time value={at} say="day" /> · <bdi>{money}</bdi> ·{' '}
                    {t(paid ? 'invoices.paid' : 'invoices.open')}
                  </span>
                  {href && (
                    <a href={href} className="inline-flex min-h-11 items-center link" rel="noreferrer">
                      {t('invoices.one', { number: `\u2068${number}\u2069` })}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          )}
        </PagePart>
      )}
    </TeamPage>
  );
}
