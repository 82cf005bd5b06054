import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { availableLocales } from '@entraide/model/language';
import type { Locale } from '@entraide/model/tenant';
import { isLocal, type Settings } from '../settings/index.ts';
import { renderMarkdown } from '../tenant/markdown.ts';
import type { RenderedPage } from '../tenant/pages-of.ts';

/** Who runs the platform, on its own pages. */
export interface AboutPlatform {
  /** E-mail address; null where the operator has not said. */
  contact: string | null;
  /** Who hosts it, as a sentence says it; null where the operator has not said. */
  host: Record<Locale, string> | null;
  /** Contact, privacy, terms and legal notice, in the order of the footer. */
  pages: Record<Locale, RenderedPage[]>;
}

const PAGES = ['contact', 'privacy', 'terms', 'legal'] as const;

/** What a page says in its place, and the setting it comes from. */
const FACTS = {
  contact: 'PLATFORM_CONTACT',
  publisher: 'PLATFORM_PUBLISHER',
  address: 'PLATFORM_ADDRESS',
  director: 'PLATFORM_DIRECTOR',
  host: 'PLATFORM_HOST',
} as const;

type Who = Pick<Settings, (typeof FACTS)[keyof typeof FACTS] | 'ROOT_DOMAIN'>;

/** On a machine of one's own nobody has to say who they are to try it. */
const demonstration: Record<Locale, string> = {
  fr: 'une démonstration, sur la machine de qui l’essaie',
  en: 'a demonstration, on the machine of whoever tries it',
  ar: 'تجربة على جهاز من يجرّبها',
  es: 'una demostración, en el ordenador de quien la prueba',
  pt: 'uma demonstração, no computador de quem a experimenta',
  de: 'eine Vorführung, auf dem Rechner von jemandem, der sie ausprobiert',
};

/** The platform's own pages. What the operator has not said stands there as a blank with the setting's name, `[[ PLATFORM_HOST ]]`. */
export async function aboutPlatform(settings: Who): Promise<AboutPlatform> {
  const pages = await Promise.all(
    availableLocales.map(async (locale) => {
      const rendered = PAGES.map(async (name) => {
        const file = join(import.meta.dirname, 'pages', `${name}.${locale}.md`);
        const text = (await readFile(file, 'utf8')).replaceAll(/\{\{(\w+)\}\}/g, (_, fact: string) =>
          plain(sayFact(settings, locale, fact)),
        );
        return { name, locale, ...renderMarkdown(text, name) };
      });
      return [locale, await Promise.all(rendered)] as const;
    }),
  );
  return {
    contact: settings.PLATFORM_CONTACT ?? null,
    host: hostOf(settings),
    pages: Object.fromEntries(pages) as AboutPlatform['pages'],
  };
}

function sayFact(settings: Who, locale: Locale, fact: string): string {
  if (fact === 'domain') return settings.ROOT_DOMAIN;
  const name = FACTS[fact as keyof typeof FACTS];
  return settings[name] ?? (isLocal(settings.ROOT_DOMAIN) ? demonstration[locale] : `[[ ${name} ]]`);
}

function hostOf(settings: Who): AboutPlatform['host'] {
  const { PLATFORM_HOST: said, ROOT_DOMAIN } = settings;
  if (said) return Object.fromEntries(availableLocales.map((one) => [one, said])) as AboutPlatform['host'];
  return isLocal(ROOT_DOMAIN) ? demonstration : null;
}

/** A setting is words, never a sign of Markdown; an e-mail address keeps its own. */
const plain = (text: string) => text.replaceAll(/[\\*<>`#|]/g, (sign) => `\\${sign}`);

/** What the operator of a public platform is told while its pages have blanks; null elsewhere. */
export function aboutFault(settings: Who): string | null {
  if (isLocal(settings.ROOT_DOMAIN)) return null;
  const missing = Object.values(FACTS).filter((name) => !settings[name]);
  if (missing.length === 0) return null;
  return `the platform’s own pages have blanks where the law wants to know who runs it: set ${missing.join(', ')}`;
}
