import type { Locale, TenantConfig } from '@entraide/model/tenant';
import { createInstance } from 'i18next';
import ar from './copy/ar.json' with { type: 'json' };
import en from './copy/en.json' with { type: 'json' };
import fr from './copy/fr.json' with { type: 'json' };
import frInformal from './copy/fr-informal.json' with { type: 'json' };

const copy = createInstance();
copy.init({
  // `fr-informal` says a few things differently and leaves the rest to `fr`.
  resources: { fr: { page: fr }, en: { page: en }, ar: { page: ar }, 'fr-informal': { page: frInformal } },
  ns: 'page',
  defaultNS: 'page',
  fallbackLng: { 'fr-informal': ['fr'], default: ['en'] },
  initImmediate: false,
  interpolation: { escapeValue: false },
});

export type Say = (key: string, values?: Record<string, string>) => string;

/** The words of the page in an export. What has no word yet is called by its name in the data. */
export function exportTexts({ address }: Pick<TenantConfig, 'address'>, locale: Locale): Say {
  const t = copy.getFixedT(address === 'informal' && locale === 'fr' ? 'fr-informal' : locale);
  return (key, values = {}) => t(key, { ...values, defaultValue: key.split('.').at(-1) ?? key });
}
