import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../components/Button.tsx';
import { Page } from '../components/Page.tsx';

interface RecoveryCodesProps {
  codes: readonly string[];
  lead: string;
  /** Where one goes on. */
  to: string;
}

/** Shown once: nobody can read them again. */
export function RecoveryCodes({ codes, lead, to }: RecoveryCodesProps) {
  const { t } = useTranslation('factor');
  return (
    <Page title={t('recovery.title')} intro={lead}>
      <ul aria-label={t('recovery.list')} className="mb-6 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code dir="ltr" className="font-mono text-lg tabular select-all">
              {code}
            </code>
          </li>
        ))}
      </ul>
      <div className="no-print flex flex-wrap gap-3">
        <LinkButton to={to} variant="primary" size="large" reloadDocument>
          {t('recovery.done')}
        </LinkButton>
        <Button
          type="button"
          size="large"
          icon="printer"
          className="needs-script"
          onClick={() => window.print()}
        >
          {t('recovery.print')}
        </Button>
      </div>
    </Page>
  );
}
