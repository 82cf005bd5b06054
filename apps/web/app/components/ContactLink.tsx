import type { Contact } from './root-data.ts';

/** An address to write to, or a site to look at. */
export function ContactLink({ contact }: { contact: Contact }) {
  const [href, shown] =
    'email' in contact
      ? [`mailto:${contact.email}`, contact.email]
      : [contact.website, contact.website.replace(/^https:\/\//, '')];
  return (
    <a href={href} rel="noopener" className="inline-flex min-h-11 items-center link break-all">
      <bdi dir="ltr">{shown}</bdi>
    </a>
  );
}
