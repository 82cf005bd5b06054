import type { Locale, TenantConfig } from '@entraide/model/tenant';
import { createInstance, type ResourceLanguage } from 'i18next';
import ar from './copy/ar.json' with { type: 'json' };
import en from './copy/en.json' with { type: 'json' };
import fr from './copy/fr.json' with { type: 'json' };
import frInformal from './copy/fr-informal.json' with { type: 'json' };

export type Say = (key: string, values?: Record<string, string | number>) => string;

const copy = createInstance();
copy.init({
  // `fr-informal` says a few things differently and leaves the rest to `fr`.
  resources: { fr: { mail: fr }, en: { mail: en }, ar: { mail: ar }, 'fr-informal': { mail: frInformal } },
  ns: 'mail',
  defaultNS: 'mail',
  fallbackLng: { 'fr-informal': ['fr'], default: ['en'] },
  initImmediate: false,
  interpolation: { escapeValue: false },
} as const satisfies { resources: Record<string, ResourceLanguage> } & Record<string, unknown>);

/** The words of mails in one language, as this space addresses people and with what it says differently (`wording`). */
export function mailTexts(config: Pick<TenantConfig, 'address' | 'wording'>, locale: Locale): Say {
  const t = copy.getFixedT(config.address === 'informal' && locale === 'fr' ? 'fr-informal' : locale);
  return (key, values = {}) => {
    const own = config.wording[`mail:${key}`]?.[locale];
    if (own !== undefined) return copy.services.interpolator.interpolate(own, values, locale, {});
    return t(key, values);
  };
}
