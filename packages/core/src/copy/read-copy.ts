import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale, TenantConfig } from '@entraide/model/tenant';
import { createInstance, type Resource } from 'i18next';

type Values = Readonly<Record<string, string | number>>;

/** Texts that are said outside of pages: mails, and the page of an export. */
export interface Copy {
  /** In the language, as the space addresses people. */
  say(config: Pick<TenantConfig, 'address'>, locale: Locale): (key: string, values?: Values) => string;
  /** Fills a text that is no part of the files. */
  fill(text: string, values: Values, locale: Locale): string;
}

/**
 * The texts of a folder, a file a language (`fr.json`). `fr-informal` says a few things differently and leaves the rest to `fr`; what a
 * language does not say is said in English.
 */
export function readCopy(folder: string): Copy {
  const resources: Resource = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name.slice(0, -'.json'.length),
        { copy: JSON.parse(readFileSync(join(folder, name), 'utf8')) },
      ]),
  );
  const copy = createInstance();
  copy.init({
    resources,
    ...{ ns: 'copy', defaultNS: 'copy' },
    fallbackLng: { 'fr-informal': ['fr'], default: ['en'] },
    initImmediate: false,
    interpolation: { escapeValue: false },
  });
  return {
    say({ address }, locale) {
      const spoken = address === 'informal' && locale === 'fr' ? 'fr-informal' : locale;
      // Its keys come from the files that were just read, which i18next's types cannot know.
      return copy.getFixedT(spoken) as unknown as (key: string, values?: Values) => string;
    },
    fill: (text, values, locale) => copy.services.interpolator.interpolate(text, { ...values }, locale, {}),
  };
}
