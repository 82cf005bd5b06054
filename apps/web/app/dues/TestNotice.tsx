import { useTranslation } from 'react-i18next';
import { Notice } from '../components/Notice.tsx';

/** In Stripe's test mode nobody pays anything, and every page about money says so. */
export function TestNotice({ test }: { test: boolean }) {
  const { t } = useTranslation('dues');
  if (!test) return null;
  return (
    <div className="mb-6">
      <Notice tone="warning" title={t('test.title')}>
        {t('test.text')}
      </Notice>
    </div>
  );
}
