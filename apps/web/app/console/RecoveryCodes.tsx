import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../components/Button.tsx';
import { Page } from '../components/Page.tsx';

/** Shown once: nobody can read them again. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('console');
  return (
    <Page title={t('recovery.title')} intro={t('recovery.lead')}>
      <ul aria-label={t('recovery.list')} className="mb-6 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code dir="ltr" className="font-mono text-lg tabular select-all">
              {code}
            </code>
          </li>
        ))}
      </ul>
      <div className="no-print grid justify-items-start gap-6">
        <LinkButton to={consolePaths.home()} variant="primary" size="large" reloadDocument>
          {t('recovery.done')}
        </LinkButton>
      </div>
    </Page>
  );
}
