import { describe, expect, test } from 'vitest';
import { availableLocales } from '../language/index.ts';
import { tenantJsonSchema } from './config.ts';
import { defaultCategories, readTenantConfig, TenantConfig, textIn } from './index.ts';

const smallest = { slug: 'lyon', name: 'Lyon Entraide', home: { lat: 45.75, lon: 4.85, label: 'Lyon' } };

/** The sentences of a file, each behind its path. */
function faults(extra: Record<string, unknown>): string[] {
  const result = readTenantConfig({ ...smallest, ...extra });
  return result.ok ? [] : result.issues.map(({ path, sentence }) => `${path.join('.')}: ${sentence}`);
}

describe('a complete space from three lines', () => {
  const config = TenantConfig.parse(smallest);

  test('everything else has a value', () => {
    expect(config).toMatchObject({
      locales: ['fr', 'en'],
      name: { fr: 'Lyon Entraide', en: 'Lyon Entraide' },
      entry: { rule: 'open' },
      reading: 'public',
      coverage: { world: true },
      address: 'formal',
      mail: { senderName: { fr: 'Lyon Entraide' } },
      pages: ['about', 'privacy', 'terms', 'legal'],
    });
    expect(config.categories).toHaveLength(12);
    expect(config.categories[0]).toMatchObject({
      slug: 'childcare',
      lifetimeDays: 30,
      label: { en: 'Childcare' },
    });
  });

  test('what it gives, it reads again and gives the same', () => {
    expect(TenantConfig.parse(JSON.parse(JSON.stringify(config)))).toEqual(config);
  });
});

describe('texts', () => {
  test('one for every listed language; the message names the one that is missing', () => {
    const found = faults({
      locales: ['fr', 'ar'],
      tagline: { fr: 'Bonjour' },
      home: { ...smallest.home, label: { ar: 'ليون' } },
    });
    expect(found).toEqual([
      'tagline: There is no Arabic text: add "ar", or take ar out of "locales".',
      'home.label: There is no French text: add "fr", or take fr out of "locales".',
    ]);
  });

  test('a language that is not listed is left out', () => {
    const config = TenantConfig.parse({ ...smallest, locales: ['en'], name: { en: 'A', fr: 'B' } });
    expect(config.name).toEqual({ en: 'A' });
    expect(textIn(config.name, 'fr')).toBe('A');
  });

  test.each([
    [{ ar: 'جيران', en: 'Jiran' }, 'ar', 'جيران'],
    [{ ar: 'جيران', en: 'Jiran' }, 'fr', 'Jiran'],
    [{ ar: 'جيران', fr: 'Voisins' }, 'en', 'Voisins'],
    [{ en: 'Jiran', fr: 'Voisins' }, 'ar', 'Jiran'],
    [{ ar: 'جيران' }, 'fr', 'جيران'],
    [{}, 'fr', ''],
  ])('%j is read in %s as %s: letters that the reader knows come first', (texts, locale, expected) => {
    expect(textIn(texts, locale)).toBe(expected);
  });
});

describe('categories', () => {
  test('keep the order of the file; a default may be changed in part', () => {
    const config = TenantConfig.parse({
      ...smallest,
      categories: [
        'other',
        { slug: 'childcare', lifetimeDays: 7 },
        { slug: 'garden', label: 'Jardin', icon: 'sprout' },
      ],
    });
    expect(config.categories.map(({ slug, lifetimeDays }) => [slug, lifetimeDays])).toEqual([
      ['other', 30],
      ['childcare', 7],
      ['garden', 30],
    ]);
    expect(config.categories[1]?.label.fr).toBe('Garde d’enfants');
  });

  test('of one’s own need a label, and each is there once', () => {
    expect(faults({ categories: [{ slug: 'garden' }, 'pets', 'pets'] })).toEqual([
      'categories.0: "garden" is a category of your own, so it needs a "label".',
      'categories.2: The category "pets" is there twice.',
    ]);
  });

  test('of the house have a label and both hints in every language', () => {
    for (const { label, hint } of Object.values(defaultCategories)) {
      for (const texts of [label, hint.request, hint.offer]) {
        expect(Object.keys(texts).toSorted()).toEqual([...availableLocales].toSorted());
        expect(Object.values(texts).every((text) => text.length > 1)).toBe(true);
      }
    }
  });
});

test.each([
  [{ naem: 1 }, 'naem: "naem" is not a known key here. Did you mean "name"?'],
  [{ languages: ['fr'] }, 'languages: "languages" is not a known key here. Did you mean "locales"?'],
  [{ theme: { colour: 'red' } }, 'theme.colour: "colour" is not a known key here. Did you mean "brand"?'],
  [
    { theme: { brand: null } },
    'theme.brand: "brand" is empty: a colour needs quotes ("#1d4e6f"), because # starts a comment in YAML.',
  ],
  [{ entry: { rule: 'opn' } }, 'entry.rule: "opn" is not a possible value of "rule". Did you mean "open"?'],
  [
    { categories: ['childcar'] },
    'categories.0: "childcar" is not a possible value of "categories". Did you mean "childcare"?',
  ],
  [
    { categories: [{ slug: 'a1', label: 'A', icon: 'sprot' }] },
    'categories.0.icon: "sprot" is not a possible value of "icon". Did you mean "sprout"?',
  ],
  [{ name: 2024 }, 'name: "name" should be text, but is 2024. Put it in quotes.'],
  [
    { home: { lat: '45', lon: 4, label: 'L' } },
    'home.lat: "lat" should be a number, but is "45". Write it without quotes, with a point.',
  ],
  [{ home: undefined }, 'home: "home" is missing.'],
  [{ home: { lat: 95, lon: 4, label: 'L' } }, 'home.lat: "lat" must be at most 90, but is 95.'],
  [{ name: 'x'.repeat(41) }, 'name: "name" needs at most 40 characters, this has 41.'],
  [{ contact: { email: 'nobody' } }, 'contact.email: "nobody" is not an e-mail address.'],
  [{ slug: 'console' }, 'slug: This name is kept for the platform; choose another.'],
  [
    { coverage: {} },
    'coverage: Say what is served: "world: true", "countries", or "center" with "radiusKm".',
  ],
  [
    { wording: { title: { fr: 'x' } } },
    'wording.title: "title" cannot stand here. Write "namespace:key", for example "browse:title".',
  ],
])('%j is explained', (extra, sentence) => {
  expect(faults(extra)).toEqual([sentence]);
});

test.each(['https://a.org', 'A.org', 'a.org:80', 'a.org/', 'localhost', '-a.org', 'a..org', '192.168.0.1'])(
  '%s is not taken as a domain',
  (domain) => {
    expect(faults({ domains: [domain] })).toHaveLength(1);
  },
);

describe('JSON Schema for editors', () => {
  test('describes every key', () => {
    const missing: string[] = [];
    const walk = (
      node: { description?: string; properties?: object; items?: object; anyOf?: object[] },
      path: string,
    ) => {
      for (const [key, child] of Object.entries(node.properties ?? {})) {
        if (!child.description) missing.push(`${path}.${key}`);
        walk(child, `${path}.${key}`);
      }
      for (const child of [node.items, ...(node.anyOf ?? [])]) if (child) walk(child, path);
    };
    walk(tenantJsonSchema(), '');
    expect(missing).toEqual([]);
  });

  test('tenants/tenant.schema.json is current (vitest --update writes it)', async () => {
    const text = `${JSON.stringify(tenantJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../../tenants/tenant.schema.json');
  });
});
