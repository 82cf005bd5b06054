import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TestMoney } from '../../components/TestMoney.tsx';
import { Time } from '../../components/Time.tsx';
import { consoleLoader, type MetaFunction, useLoaderData } from '../../framework/index.ts';
import { loadMoney } from './money.server.ts';

export const handle = { i18n: ['console', 'money'] };

export const loader = consoleLoader(loadMoney);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Money() {
  const { t } = useTranslation('console');
  const { title, failed, total, live, hasKey, items, states, revenue, webhookLagS, readSince } =
    useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={t('money.lead')} width="wide">
      <div className="mb-6 grid gap-4">
        <TestMoney live={live} />
        {!hasKey && <p>{t('money.noKey')}</p>}
      </div>
      <PagePart title={t('money.heard')}>
        <ul className="grid gap-1">
          <li>{webhookLagS === null ? t('money.noEvents') : t('money.lag', { seconds: webhookLagS })}</li>
          <li>
            {readSince ? (
              <>
                {t('money.readSince')} <Time value={readSince} />
              </>
            ) : (
              t('money.neverRead')
            )}
          </li>
        </ul>
      </PagePart>
      <PagePart title={t('money.plans', { total })}>
        <p className="mb-4 flex flex-wrap gap-3">
          <LinkButton to={consolePaths.money()} variant={failed ? 'secondary' : 'primary'}>
            {t('money.all')}
          </LinkButton>
          <LinkButton to={consolePaths.money({ show: 'failed' })} variant={failed ? 'primary' : 'secondary'}>
            {t('money.failed')}
          </LinkButton>
        </p>
        <p className="mb-4 text-ink-muted">
          {states.map(({ state, count }) => `${t(`money.state.${state}`)} ${count}`).join(' · ')}
        </p>
        {items.length === 0 ? (
          <p>{t('money.none')}</p>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {items.map(({ slug, plan, state, every, money, periodEndsAt, graceUntil }) => (
              <li key={slug} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1">
                <Link to={consolePaths.space(slug)} className="inline-flex min-h-11 items-center link">
                  <bdi>{slug}</bdi>
                </Link>
                <span>
                  {plan && <bdi>{plan}</bdi>} · {t(`money.state.${state}`)}
                  {money && every && (
                    <>
                      {' · '}
                      <bdi>{money}</bdi> {t(`money.per.${every}`)}
                    </>
                  )}
                </span>
                <span className="text-sm text-ink-muted">
                  {graceUntil ? (
                    <>
                      {t('money.grace')} <Time value={graceUntil} say="day" />
                    </>
                  ) : (
                    periodEndsAt && (
                      <>
                        {t('money.until')} <Time value={periodEndsAt} say="day" />
                      </>
                    )
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </PagePart>
      <PagePart title={t('money.revenue')}>
        {revenue.length === 0 ? (
          <p>{t('money.noRevenue')}</p>
        ) : (
          <ul className="max-w-measure divide-y divide-line border-y border-line">
            {revenue.map(({ key, month, money }) => (
              <li key={key} className="flex justify-between gap-4 py-2 tabular-nums">
                <span>{month}</span>
                <bdi>{money}</bdi>
              </li>
            ))}
          </ul>
        )}
      </PagePart>
    </Page>
  );
}
