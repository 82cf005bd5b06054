import type { T } from '../i18n/keys.ts';

/** The text of this name; where there is none, because somebody else chose the name, what to say instead. */
export function sayOr(t: T<'settings'>, key: string, instead: string): string {
  const said = t(key);
  return said === key ? instead : said;
}

/** A setting by its path, `['home', 'label']`, in words; of a category by its name. */
export function saySetting(
  t: T<'settings'>,
  path: readonly string[],
  categoryName: string | undefined,
): string {
  const [key, slug = '', ...field] = path;
  if (key !== 'categories' || field.length === 0) return sayOr(t, `key.${path.join('.')}`, path.join(' '));
  const name = sayOr(t, `key.categories.${field.join('.')}`, field.join(' '));
  return `${t('key.category', { name: categoryName ?? slug })} ${name}`;
}
