import { useTranslation } from 'react-i18next';
import { useSpace } from '../components/root-data.ts';

interface ContactProps {
  /** What one would write about. */
  rule: 'open' | 'approval' | 'invitation' | 'member-list' | 'private' | 'suspended';
}

/** Whom to ask: the association's address as a link, else its site, else in words. */
export function Contact({ rule }: ContactProps) {
  const { t } = useTranslation('house');
  const { contact } = useSpace();
  const href = contact.email ? `mailto:${contact.email}` : contact.website;
  if (!href) return rule === 'open' || rule === 'approval' ? null : <p>{t('ask.nobody')}</p>;
  return (
    <p data-house="contact">
      {t(`ask.${rule}`)}{' '}
      <a href={href} rel="noopener" className="inline-flex min-h-11 items-center link break-all">
        <bdi>{contact.email ?? contact.website}</bdi>
      </a>
    </p>
  );
}
