import { commaOf } from '@entraide/model/language';
import {
  type Category,
  categoryIcons,
  type DefaultCategorySlug,
  defaultCategories,
  defaultCategorySlugs,
  defaultKind,
  type Locale,
  SafetyKind,
  starterSafety,
  type Texts,
} from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import type { Values } from '../values.ts';
import { categoryLimits } from './category-limits.ts';
import { moved, orderOf } from './order.ts';
import { readNumber, readTexts, textValues } from './read.ts';
import { ownsOf, type Section } from './section.ts';

const WORDS_MOST = 200;

/** Kinds of help: their order, and of each its name, mark, usual end, words and hints. */
export const categories: Section = {
  owns: ownsOf('categories'),
  values({ config }) {
    const { locales } = config;
    return {
      'categories.order': config.categories.map(({ slug }) => slug).join(','),
      ...Object.assign({}, ...config.categories.map((one) => valuesOf(one, locales))),
    };
  },
  make(values, { config }) {
    const faults: FormFault[] = [];
    const known = config.categories.map(({ slug }) => slug);
    const chosen = defaultCategorySlugs.filter((slug) => values[`categories.add.${slug}`] === 'on');
    const order = orderOf(values['categories.order'] ?? '', known)
      .filter((slug) => values[`categories.${slug}.off`] !== 'on')
      .map((slug) => read(slug, values, config.locales, faults));
    const added = chosen.filter((slug) => !known.includes(slug)).map((slug): Written => slug);
    const own = newOne(values, config.locales, known, faults);
    const all = [...order, ...added, ...(own ? [own] : [])];
    if (all.length === 0) faults.push({ field: 'categories.new.label', code: 'noCategory' });
    if (all.length > categoryLimits.most)
      faults.push({
        field: 'categories.new.label',
        code: 'manyCategories',
        values: { most: categoryLimits.most },
      });
    return { set: faults.length > 0 ? {} : { categories: all }, faults };
  },
  move: (values, name, by) => ({
    ...values,
    'categories.order': moved(values['categories.order'] ?? '', name, by),
  }),
};

type Written = DefaultCategorySlug | ({ slug: string } & Record<string, unknown>);

function valuesOf(
  { slug, label, icon, lifetimeDays, hint, words, safetyKind, safety, safetyMore, trust }: Category,
  locales: readonly Locale[],
): Values {
  const name = `categories.${slug}`;
  return {
    ...textValues(`${name}.label`, label, locales),
    [`${name}.icon`]: icon,
    [`${name}.days`]: String(lifetimeDays),
    ...textValues(`${name}.request`, hint?.request, locales),
    ...textValues(`${name}.offer`, hint?.offer, locales),
    [`${name}.safetyKind`]: safetyKind,
    ...textValues(`${name}.safety`, safety, locales),
    ...textValues(`${name}.safetyMore`, safetyMore, locales),
    [`${name}.trustDays`]: String(trust?.days ?? 0),
    [`${name}.trustVouched`]: trust?.vouched ? 'on' : '',
    ...Object.fromEntries(
      locales.map((locale) => [`${name}.words.${locale}`, (words?.[locale] ?? []).join(commaOf(locale))]),
    ),
  };
}

const isDefault = (slug: string): slug is DefaultCategorySlug => Object.hasOwn(defaultCategories, slug);

/** A category as tenant.yaml says it: what is as it comes is left out. */
function read(slug: string, values: Values, locales: readonly Locale[], faults: FormFault[]): Written {
  const name = `categories.${slug}`;
  const base = isDefault(slug) ? defaultCategories[slug] : undefined;
  const label = readTexts(
    values,
    `${name}.label`,
    { locales, most: categoryLimits.label, required: !base },
    faults,
  );
  const icon = categoryIcons.find((one) => one === values[`${name}.icon`]);
  if (!icon) faults.push({ field: `${name}.icon`, code: 'choose' });
  const lifetimeDays = readNumber(values, `${name}.days`, categoryLimits.days, faults);
  const hint = readHint(values, name, locales, faults);
  const safety = readSafety(slug, values, locales, faults);
  const words = readWords(values, name, locales, faults);
  const differs = {
    ...(label && !saysSame(label, base?.label, locales) && { label }),
    ...(icon && icon !== (base?.icon ?? 'shapes') && { icon }),
    ...(lifetimeDays !== null && lifetimeDays !== (base?.lifetimeDays ?? 30) && { lifetimeDays }),
    ...(hint &&
      !(
        saysSame(hint.request, base?.hint.request, locales) && saysSame(hint.offer, base?.hint.offer, locales)
      ) && {
        hint,
      }),
    ...(words && { words }),
    ...safety,
  };
  return isDefault(slug) && Object.keys(differs).length === 0 ? slug : { slug, ...differs };
}

const saysSame = (texts: unknown, base: Texts | undefined, locales: readonly Locale[]): boolean =>
  base !== undefined &&
  locales.every((locale) => (typeof texts === 'string' ? texts : (texts as Texts)[locale]) === base[locale]);

const starters = Object.values(starterSafety);

/** What differs from the starter words of its kind, and who may write; words of any kind that nobody touched are no words of their own. */
function readSafety(slug: string, values: Values, locales: readonly Locale[], faults: FormFault[]) {
  const name = `categories.${slug}`;
  const kind = SafetyKind.safeParse(values[`${name}.safetyKind`]).data;
  if (!kind) faults.push({ field: `${name}.safetyKind`, code: 'choose' });
  const text = (field: 'safety' | 'safetyMore') =>
    readTexts(values, `${name}.${field}`, { locales, most: categoryLimits[field] }, faults);
  const [safety, safetyMore] = [text('safety'), text('safetyMore')];
  const days = readNumber(values, `${name}.trustDays`, categoryLimits.trust, faults) ?? 0;
  const vouched = values[`${name}.trustVouched`] === 'on';
  return {
    ...(kind && kind !== defaultKind(slug) && { safetyKind: kind }),
    ...(safety && !starters.some(({ line }) => saysSame(safety, line, locales)) && { safety }),
    ...(safetyMore && !starters.some(({ more }) => saysSame(safetyMore, more, locales)) && { safetyMore }),
    ...((days > 0 || vouched) && { trust: { days, vouched } }),
  };
}

/** Both sides or none: who asks and who offers read one each. */
function readHint(values: Values, name: string, locales: readonly Locale[], faults: FormFault[]) {
  const begun = ['request', 'offer'].some((side) =>
    locales.some((locale) => (values[`${name}.${side}.${locale}`] ?? '').trim() !== ''),
  );
  const side = (which: 'request' | 'offer') =>
    readTexts(values, `${name}.${which}`, { locales, most: categoryLimits.hint, required: begun }, faults);
  const [request, offer] = [side('request'), side('offer')];
  return request && offer ? { request, offer } : null;
}

/** What people type when they mean it, parted by commas. */
function readWords(values: Values, name: string, locales: readonly Locale[], faults: FormFault[]) {
  const said: Partial<Record<Locale, string[]>> = {};
  for (const locale of locales) {
    const field = `${name}.words.${locale}`;
    const words = [
      ...new Set(
        (values[field] ?? '')
          .split(/[,;،\n]+/)
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      ),
    ];
    if (words.length > WORDS_MOST || words.some((word) => word.length < 2 || word.length > 60))
      faults.push({ field, code: 'words' });
    else if (words.length > 0) said[locale] = words;
  }
  return Object.keys(said).length > 0 ? said : null;
}

/** One of the space's own, begun by its name. Its address is made of that name and never changes. */
function newOne(
  values: Values,
  locales: readonly Locale[],
  known: readonly string[],
  faults: FormFault[],
): Written | null {
  const label = readTexts(values, 'categories.new.label', { locales, most: categoryLimits.label }, faults);
  if (!label) return null;
  const icon = categoryIcons.find((one) => one === values['categories.new.icon']) ?? 'shapes';
  const names = typeof label === 'string' ? [label] : locales.map((locale) => label[locale] ?? '');
  return { slug: newSlug(names, known), label, ...(icon !== 'shapes' && { icon }) };
}

/** From the first name in Latin letters, with a number when it is taken; a name in other letters is known by a number alone. */
function newSlug(names: readonly string[], known: readonly string[]): string {
  const slugs = names.map((name) =>
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '')
      .slice(0, 26)
      .replace(/-+$/, ''),
  );
  const wanted = slugs.find((slug) => slug.length >= 2) ?? 'own';
  const taken = (slug: string) => known.includes(slug) || isDefault(slug);
  if (!taken(wanted)) return wanted;
  let count = 2;
  while (taken(`${wanted}-${count}`)) count++;
  return `${wanted}-${count}`;
}
