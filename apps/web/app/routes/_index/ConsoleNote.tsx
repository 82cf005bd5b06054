import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';

const commands = [
  ['doctor', 'pnpm platform doctor'],
  ['list', 'pnpm platform tenant list'],
  ['apply', 'pnpm platform tenant apply'],
  ['open', 'pnpm platform tenant open SLUG'],
  ['mail', 'pnpm platform mail list'],
] as const;

/** For the operator: where the console is today. */
export function ConsoleNote() {
  const { t } = useTranslation('platform');
  return (
    <Page title={t('console.title')} intro={t('console.text')}>
      <dl className="grid gap-3">
        {commands.map(([name, command]) => (
          <div key={name} className="grid gap-1 border-t border-line pt-3">
            <dt>
              <code dir="ltr" className="font-semibold">
                {command}
              </code>
            </dt>
            <dd className="text-ink-muted">{t(`console.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-6 text-ink-muted">{t('console.docs')}</p>
    </Page>
  );
}
