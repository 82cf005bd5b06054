import { useTranslation } from 'react-i18next';
import { ContactLine } from '../components/ContactLine.tsx';
import { Link } from '../components/Link.tsx';
import type { RootData } from '../components/root-data.ts';
import { LanguageLinks } from './LanguageLinks.tsx';

export function Footer({ root }: { root: RootData }) {
  const { t } = useTranslation('common');
  const { space, pages } = root;
  return (
    <footer className="no-print border-t border-line text-sm text-ink-muted">
      <div className="mx-auto grid max-w-screen-2xl gap-x-8 gap-y-3 px-4 py-6 sm:px-6 md:grid-cols-[1fr_auto] md:items-start">
        <div className="grid gap-2">
          <ul className="flex flex-wrap gap-x-5">
            {pages.map(({ to, title }) => (
              <li key={to}>
                <Link to={to} className="inline-flex min-h-11 items-center link">
                  {title}
                </Link>
              </li>
            ))}
            {root.devMail && (
              <li>
                <a href="/dev/mail" className="inline-flex min-h-11 items-center link">
                  {t('footer.devMail')}
                </a>
              </li>
            )}
          </ul>
          <ContactLine />
          <p>{t(space ? 'footer.powered' : 'footer.about')}</p>
          <p>
            {t('footer.places')} <Credit href="https://www.geonames.org/">GeoNames (CC BY)</Credit>
            {' · '}
            {t('footer.map')} <Credit href="https://www.naturalearthdata.com/">Natural Earth</Credit>
          </p>
        </div>
        <LanguageLinks root={root} />
      </div>
    </footer>
  );
}

function Credit({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} rel="noopener noreferrer" className="link">
      <bdi>{children}</bdi>
    </a>
  );
}
