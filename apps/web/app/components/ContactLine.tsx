import { useTranslation } from 'react-i18next';
import { ContactLink } from './ContactLink.tsx';
import { useRootData } from './root-data.ts';

/** How to write to the association, on the platform's own pages to who runs it; nothing where nobody has said. */
export function ContactLine({ className }: { className?: string }) {
  const { t } = useTranslation('common');
  const root = useRootData();
  if (!root?.contact) return null;
  return (
    <p className={className}>
      {t(root.space ? 'contact.association' : 'contact.operator')} <ContactLink contact={root.contact} />
    </p>
  );
}
