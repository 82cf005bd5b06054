import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { consoleLoader, type MetaFunction, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['console'] };

/** What the platform was started with. A secret only says that it is there. */
export const loader = consoleLoader(({ context }) => ({
  title: getT(context, 'console')('settings.title'),
  settings: context.settings.map(({ name, value, isDefault, description }) => ({
    ...{ name, value, isDefault, description },
  })),
}));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function PlatformSettings() {
  const { t } = useTranslation('console');
  const { title, settings } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={t('settings.lead')} width="wide">
      <dl className="grid">
        {settings.map(({ name, value, isDefault, description }) => (
          <div
            key={name}
            className="grid grid-cols-1 gap-1 border-t border-line py-3 sm:grid-cols-[16rem_1fr] sm:gap-4"
          >
            <dt>
              <code className="wrap-anywhere font-semibold">{name}</code>
            </dt>
            <dd className="min-w-0">
              <p className="wrap-anywhere">
                {value === null ? (
                  <span className="text-ink-muted">{t('settings.leftOut')}</span>
                ) : value === '(set)' ? (
                  t('settings.secret')
                ) : (
                  <code dir="ltr">{value}</code>
                )}{' '}
                {value !== null && (
                  <span className="text-sm text-ink-muted">
                    {t(isDefault ? 'settings.isDefault' : 'settings.fromEnvironment')}
                  </span>
                )}
              </p>
              <p className="text-sm text-ink-muted" lang="en">
                {description}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
