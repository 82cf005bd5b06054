import { useTranslation } from 'react-i18next';
import { ContactLine } from '../components/ContactLine.tsx';
import { Notice } from '../components/Notice.tsx';
import { useRootData } from '../components/root-data.ts';

/** Tells a visitor, before they type anything, that no code can reach them; nothing where mails leave. */
export function NoMailYet() {
  const { t } = useTranslation('account');
  if (useMailLeaves()) return null;
  return (
    <div className="mb-6">
      <Notice tone="warning" title={t('noMail.title')}>
        {t('noMail.text')}
        <ContactLine />
      </Notice>
    </div>
  );
}

export function useMailLeaves(): boolean {
  return useRootData()?.mailLeaves !== false;
}
