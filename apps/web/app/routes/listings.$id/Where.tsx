import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';
import { useRootData } from '../../components/root-data.ts';
import { mapLabels } from '../../map/labels.ts';
import { PlacePanel } from '../../map/MapPanel.tsx';
import type { ListingPage } from './listing-page.server.ts';

/** The place in words, and on a small map for who asks for it. */
export function Where({ page: { card, circle, precision } }: { page: ListingPage }) {
  const { t } = useTranslation('listing');
  const { t: translate, i18n } = useTranslation('map');
  const root = useRootData();
  const labels = useMemo(
    () => mapLabels((key, options) => (options ? translate(key, options) : translate(key))),
    [translate],
  );
  return (
    <section aria-labelledby="where" className="grid gap-2">
      <h2 id="where" className="text-lg">
        {t('where')}
      </h2>
      <p className="flex items-center gap-1.5 font-semibold">
        <Icon name="map-pin" />
        <bdi>{card.place}</bdi>
      </p>
      <p className="text-sm text-ink-muted">{precision}</p>
      {circle && (
        <div className="no-print h-56 overflow-hidden rounded-card border border-line">
          <PlacePanel
            load="asked"
            provider={root?.map ?? { kind: 'offline' }}
            locale={i18n.language}
            labels={labels}
            center={circle.center}
            radiusM={circle.radiusM}
          />
        </div>
      )}
    </section>
  );
}
