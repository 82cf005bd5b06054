import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale, TenantConfig } from '@entraide/model/tenant';
import { createInstance, type i18n, type Resource } from 'i18next';

/**
 * The texts of a folder, a file a language (`fr.json`), ready to be said. `fr-informal` says a few things differently and leaves the
 * rest to `fr`; what a language does not say is said in English.
 */
export function readCopy(folder: string): i18n {
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
  return copy;
}

/** As a space addresses people: the file to say a text from. */
export const spokenAs = ({ address }: Pick<TenantConfig, 'address'>, locale: Locale): string =>
  address === 'informal' && locale === 'fr' ? 'fr-informal' : locale;
