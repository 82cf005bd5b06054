import { useTranslation } from 'react-i18next';
import { useRootData } from './root-data.ts';

/** How to write to the association, on the platform's own pages to who runs it; nothing where nobody has said. */
export function ContactLine({ className }: { className?: string }) {
  const { t } = useTranslation('common');
  const root = useRootData();
  if (!root?.contact) return null;
  const { contact } = root;
  const [href, shown] =
    'email' in contact
      ? [`mailto:${contact.email}`, contact.email]
      : [contact.website, contact.website.replace(/^https:\/\//, '')];
  return (
    <p className={className}>
      {t(root.space ? 'contact.association' : 'contact.operator')}{' '}
      <a href={href} className="inline-block min-h-6 link break-all">
        <bdi dir="ltr">{shown}</bdi>
      </a>
    </p>
  );
}
