import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/EmptyState.tsx';
import { useSpace } from '../components/root-data.ts';

/** In place of every page while the platform has closed the space. */
export function SuspendedSpace() {
  const { t } = useTranslation('common');
  const { name, tagline, contact } = useSpace();
  const href = contact.email ? `mailto:${contact.email}` : contact.website;
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 sm:py-16">
      <EmptyState as="h1" title={t('closed.suspended.title', { space: name })}>
        <p className="mb-2 font-title text-ink">{tagline}</p>
        <p>{t('closed.suspended.text', { space: name })}</p>
        {href && (
          <p>
            <a href={href} rel="noopener" className="inline-flex min-h-11 items-center link break-all">
              <bdi>{contact.email ?? contact.website}</bdi>
            </a>
          </p>
        )}
      </EmptyState>
    </div>
  );
}
