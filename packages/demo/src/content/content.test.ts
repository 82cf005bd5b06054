import { defaultCategorySlugs } from '@entraide/model/tenant';
import { describe, expect, test } from 'vitest';
import { composeListing, composeName, demoCities, demoContent, pick, pickCity, randomFrom } from './index.ts';

const kinds = ['request', 'offer'] as const;

function plant(locale: 'fr' | 'en' | 'ar', seed: string, count = 300) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () =>
    composeListing(locale, pick(kinds, random), pick(defaultCategorySlugs, random), random),
  );
}

test('the same seed gives the same stream, another seed another', () => {
  const first = Array.from({ length: 5 }, randomFrom('a'));
  expect(Array.from({ length: 5 }, randomFrom('a'))).toEqual(first);
  expect(Array.from({ length: 5 }, randomFrom('b'))).not.toEqual(first);
  expect(first.every((x) => x >= 0 && x < 1)).toBe(true);
});

describe.each(['fr', 'en', 'ar'] as const)('listings in %s', (locale) => {
  const least = locale === 'ar' ? 5 : 8;

  test('every category has templates of both kinds', () => {
    for (const content of [demoContent[locale].requests, demoContent[locale].offers]) {
      for (const slug of defaultCategorySlugs)
        expect(content[slug]?.length, slug).toBeGreaterThanOrEqual(least);
    }
  });

  test('are the same for the same seed', () => {
    expect(plant(locale, 'again', 50)).toEqual(plant(locale, 'again', 50));
  });

  test('read varied: 250 titles of 300 are different', () => {
    for (const seed of ['ufe', 'accueil', 'jiran', '1']) {
      expect(new Set(plant(locale, seed).map(({ title }) => title)).size).toBeGreaterThanOrEqual(250);
    }
  });

  test('fit the fields, and hold no open slot, e-mail, phone number or address of a page', () => {
    for (const { title, description } of plant(locale, 'all', 3000)) {
      expect(title.length, title).toBeLessThanOrEqual(90);
      expect(title.length).toBeGreaterThan(5);
      expect(description.length, description).toBeGreaterThan(25);
      expect(`${title} ${description}`).not.toMatch(/[{}@]|https?:|www\.|\d[\d .-]{6,}\d|undefined| {2}/);
    }
  });
});

test('a category of a space’s own still gets a listing', () => {
  expect(composeListing('fr', 'offer', 'garden', randomFrom('x')).title).not.toBe('');
});

test('names are a first name and an initial', () => {
  const random = randomFrom('names');
  for (const locale of ['fr', 'en', 'ar'] as const)
    expect(composeName(locale, random)).toMatch(/^\p{L}+ \p{L}\.$/u);
});

test('cities come by weight, and spaces share some', () => {
  const random = randomFrom('cities');
  const planted = Array.from({ length: 1000 }, () => pickCity(demoCities('ufe'), random).name);
  const count = (name: string) => planted.filter((city) => city === name).length;
  expect(count('London')).toBeGreaterThan(count('Geneva'));
  expect(count('Geneva')).toBeGreaterThan(count('Tokyo'));
  const names = (slug: string) => demoCities(slug).map(({ name }) => name);
  expect(names('ufe').filter((name) => names('accueil').includes(name)).length).toBeGreaterThan(3);
  expect(demoCities('somebody-else').length).toBeGreaterThan(0);
});
