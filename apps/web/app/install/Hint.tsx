import { installPaths } from '@entraide/model/path';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../components/Button.tsx';
import { useRootData } from '../components/root-data.ts';
import { IosSteps } from './IosSteps.tsx';
import { type Way, wayOf } from './way.ts';

const SAID = 'install-said';

/** After a success, and until its reader has said yes or no: how the space comes to the home screen. Above the page, where it covers nothing. */
export default function Hint() {
  const { t } = useTranslation('install');
  const space = useRootData()?.space;
  const [way, setWay] = useState<Way | null>(null);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (hasSaid()) return;
    const look = () => setWay(wayHere());
    look();
    addEventListener('beforeinstallprompt', look);
    const made = document.createElement('div');
    document.querySelector('main')?.before(made);
    setPlace(made);
    return () => {
      removeEventListener('beforeinstallprompt', look);
      made.remove();
    };
  }, []);
  if (!way || !place || !space) return null;
  const done = (said: 'yes' | 'no') => {
    say(said);
    setWay(null);
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  };
  return createPortal(
    <section aria-labelledby="install-hint" className="border-b border-line bg-surface-raised">
      <div className="mx-auto grid w-full max-w-2xl gap-3 px-4 py-4 sm:px-6">
        <h2 id="install-hint" className="text-lg">
          {t('hint.title', { space: `\u2068${space.name}\u2069` })}
        </h2>
        {way === 'ios' ? <IosSteps /> : <p>{t(way === 'in-app' ? 'inApp.text' : 'hint.text')}</p>}
        <div className="flex flex-wrap gap-2">
          {way === 'ask' && (
            <Button
              type="button"
              variant="primary"
              onClick={() => {
                void window.installAsk?.prompt();
                window.installAsk = null;
                done('yes');
              }}
            >
              {t('hint.install')}
            </Button>
          )}
          {way === 'menu' && <LinkButton to={installPaths.page()}>{t('hint.how')}</LinkButton>}
          <Button type="button" variant="quiet" onClick={() => done('no')}>
            {t('hint.no')}
          </Button>
        </div>
      </div>
    </section>,
    place,
  );
}

/** A browser that keeps nothing for us throws: its reader is asked again after the next success. */
function hasSaid(): boolean {
  try {
    return localStorage.getItem(SAID) !== null;
  } catch {
    return false;
  }
}

function say(said: 'yes' | 'no'): void {
  try {
    localStorage.setItem(SAID, said);
  } catch {
    // It keeps nothing.
  }
}

const wayHere = () =>
  wayOf({
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    // The shell of a store's application is installed already.
    standalone: matchMedia('(display-mode: standalone)').matches || 'Capacitor' in window,
    asks: Boolean(window.installAsk),
  });
