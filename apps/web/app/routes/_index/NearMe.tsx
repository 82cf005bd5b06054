import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';
import { useNavigate, useSearchParams } from '../../framework/index.ts';
import { boardAddress, roundedPoint } from './address.ts';

/** Asks the device where it is, and tells the server only about where. */
export function NearMe() {
  const { t } = useTranslation('browse');
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [state, setState] = useState<'idle' | 'locating' | 'failed'>('idle');
  const locate = () => {
    if (!('geolocation' in navigator)) return setState('failed');
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        const near = roundedPoint({ lat: coords.latitude, lon: coords.longitude });
        navigate(boardAddress(params, { near, place: null, where: null, bbox: null }));
      },
      () => setState('failed'),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  };
  const words =
    state === 'locating' ? t('filter.locating') : state === 'failed' ? t('filter.notLocated') : '';
  return (
    <>
      <button
        type="button"
        onClick={locate}
        aria-busy={state === 'locating'}
        title={t('filter.nearMe')}
        className="needs-script inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control border border-control-line bg-surface px-2.5 font-semibold text-brand-ink hover:bg-brand-soft"
      >
        <Icon name="locate-fixed" />
        <span className="sr-only">{t('filter.nearMe')}</span>
      </button>
      <p
        role="status"
        className={
          words ? 'col-span-full text-sm text-ink-muted max-md:order-last md:order-2 md:w-full' : 'sr-only'
        }
      >
        {words}
      </p>
    </>
  );
}
