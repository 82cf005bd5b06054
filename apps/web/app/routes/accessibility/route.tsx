import { safetyPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { ContactLine } from '../../components/ContactLine.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { type MetaFunction, siteLoader, spaceAction, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { BarrierForm } from './BarrierForm.tsx';
import { sendBarrier } from './barrier.server.ts';

export const handle = { i18n: ['statement'] };

/** When somebody last compared what the page says with docs/accessibility.md. */
const STATED_ON = '2026-11-27';

export const loader = siteLoader(async ({ site, context, url }) => ({
  title: getT(context, 'statement')('title'),
  hasForm: site.kind === 'space',
  sent: url.searchParams.has('sent'),
}));

export const action = spaceAction(sendBarrier);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', path: safetyPaths.accessibility() });

const list = 'grid max-w-measure list-disc gap-2 ps-6';

/** How accessible the site is, said as French law asks, and what to do when something is in the way. */
export default function Accessibility() {
  const { t } = useTranslation('statement');
  const { title, hasForm, sent } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={t('lead')}>
      {sent && (
        <div className="mb-6">
          <Notice tone="success" role="status" title={t('done.title')}>
            {t('done.text')}
          </Notice>
        </div>
      )}
      <PagePart title={t('state.title')}>
        <p className="max-w-measure">{t('state.text')}</p>
        <p className="mt-2 text-sm text-ink-muted">
          {t('state.day')} <Time value={STATED_ON} say="day" />
        </p>
      </PagePart>
      {hasForm && <BarrierForm />}
      <PagePart title={t('gaps.title')}>
        <ul className={list}>
          {['map', 'photos', 'language', 'titles', 'team', 'papers'].map((gap) => (
            <li key={gap}>{t(`gaps.${gap}`)}</li>
          ))}
        </ul>
      </PagePart>
      <PagePart title={t('tested.title')}>
        <ul className={list}>
          {['auto', 'keyboard', 'small', 'own'].map((way) => (
            <li key={way}>{t(`tested.${way}`)}</li>
          ))}
        </ul>
      </PagePart>
      <PagePart title={t('rights.title')}>
        <ContactLine />
        <p className="max-w-measure">
          {t('rights.text')}{' '}
          <a href="https://www.defenseurdesdroits.fr/" rel="noopener noreferrer" className="link">
            <bdi lang="fr">Défenseur des droits</bdi>
          </a>
        </p>
      </PagePart>
    </Page>
  );
}
