import { expect, test } from 'vitest';
import { negotiateLocale } from './locale.ts';

const wish = (asked: string | null, chosen: string | null, accepted?: string) =>
  negotiateLocale({ asked, chosen, accepted }, ['fr', 'en', 'ar']);

test('what is asked for, then what was chosen, then what is read, then the site’s own', () => {
  expect(wish('en', 'ar', 'fr')).toBe('en');
  expect(wish('xx', 'ar', 'fr')).toBe('ar');
  expect(wish(null, 'de', 'de-CH, en-GB;q=0.8, fr;q=0.9')).toBe('fr');
  expect(wish(null, null, 'ar-EG')).toBe('ar');
  expect(wish(null, null, 'en;q=0, de')).toBe('fr');
  expect(wish(null, null, '*;q=0.1')).toBe('fr');
  expect(wish(null, null, undefined)).toBe('fr');
  expect(wish('EN', null)).toBe('en');
});
