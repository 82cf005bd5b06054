import { useTranslation } from 'react-i18next';
import { PagePart } from '../components/PagePart.tsx';
import type { LoadedOffer } from './load-offer.server.ts';

/** How else one pays, and whom one asks. */
export function OtherWays({ offer: { otherWays, treasurer } }: { offer: LoadedOffer }) {
  const { t } = useTranslation('dues');
  if (!otherWays && !treasurer.email) return null;
  return (
    <div className="mt-10">
      <PagePart title={t('ways.title')}>
        {otherWays && (
          <p className="max-w-measure whitespace-pre-line" dir="auto">
            {otherWays}
          </p>
        )}
        {treasurer.email && (
          <p className="wrap-anywhere">
            {t('ways.ask')}{' '}
            <a href={`mailto:${treasurer.email}`} className="link inline-flex min-h-11 items-center">
              <bdi>{treasurer.name ? `${treasurer.name} <${treasurer.email}>` : treasurer.email}</bdi>
            </a>
          </p>
        )}
      </PagePart>
    </div>
  );
}
