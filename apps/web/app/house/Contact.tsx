import { useTranslation } from 'react-i18next';
import { ContactLink } from '../components/ContactLink.tsx';
import { useRootData } from '../components/root-data.ts';

interface ContactProps {
  /** What one would write about. */
  rule: 'open' | 'approval' | 'invitation' | 'member-list' | 'private' | 'suspended';
}

/** Whom to ask: the association's address as a link, else its site, else in words. */
export function Contact({ rule }: ContactProps) {
  const { t } = useTranslation('house');
  const contact = useRootData()?.contact;
  if (!contact) return rule === 'open' || rule === 'approval' ? null : <p>{t('ask.nobody')}</p>;
  return (
    <p data-house="contact">
      {t(`ask.${rule}`)} <ContactLink contact={contact} />
    </p>
  );
}
