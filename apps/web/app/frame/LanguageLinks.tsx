import { availableLocales, ownNameOf } from '@entraide/model/language';
import { useTranslation } from 'react-i18next';
import type { RootData } from '../components/root-data.ts';
import { useLocation } from '../framework/index.ts';

/** Links and not a script: the page comes again in the other language, and the browser remembers the choice. */
export function LanguageLinks({ root, short = false }: { root: RootData; short?: boolean }) {
  const { t } = useTranslation('common');
  const { pathname, search } = useLocation();
  const locales = root.space?.locales ?? availableLocales;
  if (locales.length < 2) return null;
  const address = (locale: string) => {
    const params = new URLSearchParams(search);
    params.set('lang', locale);
    return `${pathname}?${params}`;
  };
  // In the header a part of it; at the foot of the page a landmark of its own.
  const Frame = short ? 'div' : 'nav';
  return (
    <Frame aria-label={t('language.label')} {...(short && { role: 'group' })}>
      <ul className="flex flex-wrap items-center">
        {locales.map((locale) => {
          const name = ownNameOf(locale);
          const here = locale === root.locale;
          return (
            <li key={locale}>
              <a
                href={address(locale)}
                hrefLang={locale}
                lang={locale}
                aria-current={here ? 'true' : undefined}
                {...(short && { title: name, 'aria-label': `${locale.toUpperCase()}, ${name}` })}
                className={`flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-control px-2 text-sm hover:bg-brand-soft ${here ? 'font-bold text-ink' : 'text-brand-ink underline underline-offset-4'}`}
              >
                {short ? locale.toUpperCase() : name}
              </a>
            </li>
          );
        })}
      </ul>
    </Frame>
  );
}
