import { countryName } from '@entraide/core/place';
import type { Change } from '@entraide/core/revision';
import { availableLocales, commaOf, ownNameOf } from '@entraide/model/language';
import type { TenantConfig } from '@entraide/model/tenant';
import { readPageKey, textIn } from '@entraide/model/tenant';
import type { T } from '../i18n/keys.ts';
import { sayOr, saySetting } from './say-or.ts';
import type { SaidChange } from './values.ts';

/** Where the names of things in a change come from. */
interface Around {
  t: T<'settings'>;
  locale: string;
  config: TenantConfig;
}

const MOST_CHARACTERS = 160;

/** Changes in plain words, in the reader's language. A language that comes or goes is one line, not one a text. */
export function sayChanges(changes: readonly Change[], around: Around): SaidChange[] {
  const languages = changes.find(({ name }) => name === 'locales');
  const moved = languages ? movedLocales(languages) : [];
  return changes
    .filter(({ name, what }) => what === 'asset' || !moved.some((locale) => name.endsWith(`.${locale}`)))
    .map((change) => sayChange(change, around));
}

function movedLocales({ from, to }: Change): string[] {
  const [before, after] = [from, to].map((value) => (Array.isArray(value) ? value.map(String) : []));
  return availableLocales.filter((one) => before?.includes(one) !== after?.includes(one));
}

function sayChange({ what, how, name, from, to }: Change, around: Around): SaidChange {
  const { t } = around;
  if (what === 'asset') {
    const page = readPageKey(name);
    const said = page ? t('key.page', { page: page.name, language: ownNameOf(page.locale) }) : name;
    return { what: said, to: t(`how.${how}`) };
  }
  const said: SaidChange = { what: nameOf(name, around) };
  const [before, after] = [from, to].map((value) =>
    value === undefined ? undefined : sayValue(name, value, around),
  );
  if (before !== undefined) said.from = before;
  said.to = after ?? t('how.remove');
  return said;
}

/** `categories.garden.label.fr` -> "Catégorie Jardin : nom (Français)" */
function nameOf(name: string, { t, locale, config }: Around): string {
  const bare = name.replace(/ \(order\)$/, '.order');
  const steps = bare.split('.');
  const last = steps.at(-1) ?? '';
  const inLocale = availableLocales.some((one) => one === last) && steps.length > 1;
  const path = inLocale ? steps.slice(0, -1) : steps;
  const language = inLocale ? ` (${ownNameOf(last)})` : '';
  if (path[0] === 'wording') return `${t('key.wording')} ${path.slice(1).join('.')}${language}`;
  if (path[0] === 'reasons') {
    const [, reason = ''] = path;
    return `${t('key.reasons')} ${sayOr(t, `report:reason.${reason}`, reason)}${language}`;
  }
  if (path[0] === 'emergency' && path.length > 2) {
    const country = countryName(path[1] ?? '', locale);
    return `${t('key.emergency.of', { country })} ${t(`key.emergency.${path[2]}`)}${language}`;
  }
  const known = config.categories.find(({ slug }) => slug === path[1]);
  const bareOf = path.filter((step, at) => at < 2 || !availableLocales.some((one) => one === step));
  return `${saySetting(t, bareOf, known && textIn(known.label, locale))}${language}`;
}

/** Settings with a few values, each of which has a name. */
const named = [
  ...['entry.rule', 'reading', 'profiles', 'inactivity', 'secondFactor', 'address'],
  ...['dues.period', 'dues.required', 'theme.font', 'theme.corners'],
];
const effect = /^rules\.(?!lists|allowed)/;

function sayValue(name: string, value: unknown, { t, locale, config }: Around): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (Array.isArray(value)) {
    const said = value.map((one) => {
      if (name.startsWith('categories (')) {
        const known = config.categories.find(({ slug }) => slug === one);
        return known ? textIn(known.label, locale) : String(one);
      }
      return name === 'locales' ? ownNameOf(String(one)) : String(one);
    });
    return short(said.join(commaOf(locale)));
  }
  if (typeof value === 'object' && value !== null) return short(JSON.stringify(value));
  const text = String(value);
  if (effect.test(name)) return sayOr(t, `value.rules.effect.${text}`, text);
  if (name.endsWith('.safetyKind')) return sayOr(t, `value.categories.safetyKind.${text}`, text);
  return short(named.includes(name) ? sayOr(t, `value.${name}.${text}`, text) : text);
}

const short = (text: string) =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`;
