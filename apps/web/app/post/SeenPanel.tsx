import type { Point } from '@entraide/model/geo';
import { commaOf } from '@entraide/model/language';
import { type Location, saysTownOnly } from '@entraide/model/listing';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Notice } from '../components/Notice.tsx';
import { useRootData } from '../components/root-data.ts';
import { mapLabels } from '../map/labels.ts';
import { PlacePanel } from '../map/MapPanel.tsx';
import type { Seen } from './use-seen.ts';

interface SeenPanelProps {
  seen: Seen | null;
  /** Without being asked: a position was just taken, and is to be looked at. */
  showMap: boolean;
  /** Given, the point can be moved on the map. */
  onChoose?: (point: Point) => void;
  /** Where the map opens when the place is not known, to point at it. */
  around: Point | null;
  onPoint: (point: Point) => void;
}

/** What others will see of the place, in words and as a circle. */
export function SeenPanel({ seen, showMap, onChoose, around, onPoint }: SeenPanelProps) {
  const { t } = useTranslation('post');
  return (
    <>
      <div role="status" className="not-empty:mt-2">
        {seen && 'fault' in seen && (
          <Notice tone="warning">{t(`fault.${seen.fault.code}`, seen.fault.values ?? {})}</Notice>
        )}
        {seen && 'location' in seen && <SeenSentence location={seen.location} />}
      </div>
      {seen && 'fault' in seen && notKnown.has(seen.fault.code) && around && (
        <SeenMap location={{ ...around, radiusM: 0 }} words={t('where.point')} onChoose={onPoint} />
      )}
      {seen && 'location' in seen && (
        <SeenMap location={seen.location} show={showMap} {...(onChoose && { onChoose })} />
      )}
    </>
  );
}

/** Faults of a place that can be pointed at instead. */
const notKnown = new Set(['placeUnknown', 'placePostcode', 'placeWhich']);

export function SeenSentence({ location }: { location: Location }) {
  const { t, i18n } = useTranslation('post');
  const { label, country, precision, radiusM } = location;
  const said = saysTownOnly(location) ? 'city' : precision;
  const place = label === country ? country : [label, country].join(commaOf(i18n.language));
  return (
    <p className="flex items-start gap-2 font-semibold">
      <Icon name="eye" className="mt-[0.15em] size-[1.25em] text-ink-muted" />
      <span>
        {/* Isolated: a name may be written in the other direction than the sentence. */}
        {t(`seen.${said}`, { place: `\u2068${place}\u2069`, km: Math.ceil(radiusM / 1000) })}
      </span>
    </p>
  );
}

interface SeenMapProps {
  location: Pick<Location, 'lat' | 'lon' | 'radiusM'>;
  show?: boolean;
  /** On the button. */
  words?: string;
  onChoose?: (point: Point) => void;
}

/** A button, and the map once somebody wants it: it weighs more than the rest of the page. */
export function SeenMap({ location, show, words, onChoose }: SeenMapProps) {
  const { t, i18n } = useTranslation('post');
  const { t: tMap } = useTranslation('map');
  const root = useRootData();
  const [wanted, setWanted] = useState(false);
  if (!root) return null;
  if (!show && !wanted) {
    return (
      <Button
        type="button"
        icon="map"
        className="needs-script justify-self-start"
        onClick={() => setWanted(true)}
      >
        {words ?? t('where.map')}
      </Button>
    );
  }
  const labels = { ...mapLabels((key, options) => tMap(key, options ?? {})), map: t('where.mapName') };
  const { lat, lon, radiusM } = location;
  return (
    <div className="h-64 overflow-hidden rounded-card border border-line print:hidden">
      <PlacePanel
        load="visible"
        provider={root.map}
        locale={i18n.language}
        labels={labels}
        center={{ lat, lon }}
        radiusM={radiusM}
        {...(onChoose && { onChoose })}
      />
    </div>
  );
}
