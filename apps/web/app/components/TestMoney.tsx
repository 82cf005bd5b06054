import { useTranslation } from 'react-i18next';
import { Notice } from './Notice.tsx';

/** On every page about money, where nobody really pays: the deployment's key is one of Stripe's test mode. */
export function TestMoney({ live }: { live: boolean }) {
  const { t } = useTranslation('money');
  return live ? null : (
    <Notice tone="warning" title={t('test.title')}>
      <p>{t('test.body')}</p>
    </Notice>
  );
}
