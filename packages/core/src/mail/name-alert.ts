import type { SearchParams } from '@entraide/model/listing';
import { type TenantConfig, textIn } from '@entraide/model/tenant';
import { mailTexts } from './texts.ts';

interface Named extends Pick<SearchParams, 'near' | 'radiusKm' | 'bbox'> {
  q?: string | null | undefined;
  category?: string | null | undefined;
  kind?: SearchParams['kind'] | null | undefined;
  urgent?: boolean | undefined;
  language?: string | null | undefined;
}

/** Half round the Earth. */
const ANYWHERE_KM = 20_000;

/**
 * A saved search in its reader's words: what, and where. `placeName`: of its place, in their language.
 */
export function nameAlert(
  config: TenantConfig,
  locale: TenantConfig['locales'][number],
  { q, category, kind, urgent, language, near, radiusKm, bbox }: Named,
  placeName: string | null,
): string {
  const say = mailTexts(config, locale);
  const label = config.categories.find(({ slug }) => slug === category)?.label;
  const what = [
    ...(q ? [say('alert.words', { words: q })] : []),
    ...(category ? [label ? textIn(label, locale) : category] : []),
    ...(kind ? [say(`alert.${kind}`)] : q || category ? [] : [say('alert.all')]),
    ...(urgent ? [say('alert.urgent')] : []),
    ...(language ? [nameOfLanguage(language, locale)] : []),
  ];
  const place = placeName ?? '';
  const isNear = near && radiusKm && radiusKm < ANYWHERE_KM;
  const where =
    bbox && place
      ? say('alert.around', { place })
      : isNear && place
        ? say('alert.near', { place, km: new Intl.NumberFormat(locale).format(Math.round(radiusKm)) })
        : bbox || isNear
          ? say('alert.map')
          : say('alert.anywhere');
  return [...what, where].join(' · ');
}

function nameOfLanguage(language: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}
