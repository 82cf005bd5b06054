import { useTranslation } from 'react-i18next';
import { ContactLine } from '../components/ContactLine.tsx';
import { Notice } from '../components/Notice.tsx';
import type { TrustSaid } from './trust.server.ts';

/** Says from when on the reader may write in a category, or how the association comes to vouch for them. */
export function TrustNotice({ trust }: { trust: TrustSaid }) {
  const { t } = useTranslation('safety');
  return (
    <div data-trust={trust.visitor ? 'visitor' : 'member'}>
      <Notice tone="warning" icon="shield-check" title={t('trust.title')}>
        <p>{trust.text}</p>
        <ContactLine />
      </Notice>
    </div>
  );
}
