import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { ContactLine } from '../components/ContactLine.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { useRootData, useSpace } from '../components/root-data.ts';

/** In place of every page while the platform has closed the space. */
export function SuspendedSpace() {
  const { t } = useTranslation('common');
  const { name, tagline } = useSpace();
  const me = useRootData()?.me;
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 sm:py-16">
      <EmptyState as="h1" title={t('closed.suspended.title', { space: name })}>
        <p className="mb-2 font-title text-ink">{tagline}</p>
        <p>{t('closed.suspended.text', { space: name })}</p>
        <ContactLine className="mt-2" />
        {me && (
          <p className="mt-2">
            <a href={paths.myDataNow()} download className="link inline-flex min-h-11 items-center">
              {t('closed.suspended.data')}
            </a>
          </p>
        )}
      </EmptyState>
    </div>
  );
}
