import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';

/**
 * Says so while there is no connection, and keeps the page: a link would end in the browser's own page of an error, and what is on the
 * screen would be gone. A link is followed all the same when our server answers, because a browser may be wrong about it.
 */
export function Offline() {
  const { t } = useTranslation('common');
  const offline = useSyncExternalStore(
    listen,
    () => !navigator.onLine,
    () => false,
  );
  useEffect(() => {
    if (!offline) return;
    addEventListener('click', stay, { capture: true });
    return () => removeEventListener('click', stay, { capture: true });
  }, [offline]);
  return (
    <div role="status" className="no-print sticky top-0 z-30">
      {offline && (
        <p className="flex items-start justify-center gap-2 border-b border-warning bg-warning-soft px-4 py-2">
          <Icon name="triangle-alert" className="mt-[0.15em] size-[1.25em] text-warning-ink" />
          <span>
            <strong>{t('errors:offline.title')}</strong> · {t('errors:offline.stay')}
          </span>
        </p>
      )}
    </div>
  );
}

function listen(hear: () => void): () => void {
  addEventListener('online', hear);
  addEventListener('offline', hear);
  return () => {
    removeEventListener('online', hear);
    removeEventListener('offline', hear);
  };
}

/** A link that the server was asked about: its next click is let through. */
let letThrough: HTMLAnchorElement | null = null;

function stay(event: MouseEvent): void {
  const link = (event.target as Element).closest?.('a');
  if (!link?.href || link.origin !== location.origin || link.target || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link === letThrough) return;
  // A place on this page.
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  event.stopPropagation();
  fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' }).then(
    () => {
      letThrough = link;
      link.click();
      letThrough = null;
    },
    () => {},
  );
}
