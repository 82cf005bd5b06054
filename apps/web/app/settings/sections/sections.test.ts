import { loadGazetteer } from '@entraide/core/gazetteer';
import { smallSource } from '@entraide/core/gazetteer/fixture';
import { complete, type SpaceSettings } from '@entraide/core/revision';
import { testPlatform } from '@entraide/core/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SectionName, sectionNames, type Values } from '../values.ts';
import { sectionOf } from './index.server.ts';
import { pageTexts } from './pages.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: Awaited<ReturnType<(typeof platform)['openSpace']>>;
beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
  space = await platform.openSpace();
});
afterAll(() => platform.close());

const least = {
  slug: 'voisins',
  name: 'Voisins',
  locales: ['fr', 'en'],
  home: { lat: 48.85341, lon: 2.3488, label: 'Paris' },
};

const settingsOf = (
  document: Record<string, unknown>,
  pages: Record<string, string> = {},
  locked: string[] = [],
): SpaceSettings => ({ number: 1, document, pages, config: complete({ document, pages }), locked });

const valuesOf = async (name: SectionName, settings: SpaceSettings): Promise<Values> =>
  sectionOf(name).section.values(settings, space.ctx());
const make = async (name: SectionName, settings: SpaceSettings, typed: Values = {}) => {
  const values = { ...(await valuesOf(name, settings)), ...typed };
  return sectionOf(name).section.make(values, settings);
};
const faultsOf = async (name: SectionName, typed: Values, settings = settingsOf(least)) =>
  (await make(name, settings, typed)).faults.map(({ field, code }) => `${field}:${code}`);

/** The settings with what a form says put into them. */
function withSet({ document, pages }: SpaceSettings, set: Record<string, unknown>) {
  const next = { document: { ...document }, pages: { ...pages } };
  for (const [key, value] of Object.entries(set)) {
    const part = (key.startsWith('pages/') ? next.pages : next.document) as Record<string, unknown>;
    if (value === null) delete part[key];
    else part[key] = value;
  }
  return complete(next);
}

const line = (most: number) =>
  fc
    .stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} '",.<>&-]*$/u)
    .map((text) => text.trim().slice(0, most).trim())
    .filter((text) => text.length > 1);
const texts = (most: number) => fc.oneof(line(most), fc.record({ fr: line(most), en: line(most) }));
const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const optional = { requiredKeys: [] };

const ownCategory = fc.record(
  {
    slug: fc.constantFrom('garden', 'pets', 'cours', 'lifts'),
    label: texts(40),
    icon: fc.constantFrom('sprout', 'bike'),
    lifetimeDays: fc.integer({ min: 1, max: 365 }),
    hint: fc.record({ request: texts(200), offer: texts(200) }),
    safety: texts(300),
    safetyMore: texts(1200),
    safetyKind: fc.constantFrom('lifts', 'none'),
    trust: fc.record({ days: fc.integer({ min: 0, max: 365 }), vouched: fc.boolean() }),
    words: fc.record({ fr: fc.uniqueArray(fc.constantFrom('potager', 'jardin', 'terre'), { minLength: 1 }) }),
  },
  { requiredKeys: ['slug', 'label'] },
);

const documents = fc.record(
  {
    slug: fc.constant(least.slug),
    locales: fc.constant(least.locales),
    home: fc.constant(least.home),
    name: texts(40),
    tagline: texts(90),
    description: texts(300),
    welcome: texts(1200),
    theme: fc.record(
      {
        brand: hex,
        accent: hex,
        font: fc.constantFrom('nunito-sans', 'source-serif-4'),
        corners: fc.constantFrom('square', 'round'),
      },
      optional,
    ),
    categories: fc.uniqueArray(fc.oneof(fc.constantFrom('childcare', 'other'), ownCategory), {
      minLength: 1,
      selector: (one) => (typeof one === 'string' ? one : one.slug),
    }),
    entry: fc.record({ rule: fc.constantFrom('open', 'approval', 'invitation', 'member-list') }),
    reading: fc.constantFrom('public', 'members'),
    coverage: fc.constantFrom(
      { world: true },
      { countries: ['GB', 'IE'] },
      { center: { lat: 51.5, lon: -0.12 }, radiusKm: 40 },
      { countries: ['FR'], center: { lat: 48.85, lon: 2.35 }, radiusKm: 100 },
    ),
    address: fc.constantFrom('formal', 'informal'),
    wording: fc.constantFrom({}, { 'browse:title': { fr: 'Ici' } }),
    mail: fc.record({ senderName: texts(60), replyTo: fc.constant('a@example.org') }, optional),
    contact: fc.record(
      { email: fc.constant('b@example.org'), website: fc.constant('https://example.org/') },
      optional,
    ),
    emergency: fc.constantFrom(
      {},
      { TH: { consulate: { fr: 'Ambassade, jour et nuit' } } },
      { GB: { police: '999', checkedOn: '2026-11-27' }, LB: { all: '+961 1 23', checkedOn: '2026-01-02' } },
    ),
    limits: fc.record({ codesPerNetwork: fc.integer({ min: 20, max: 10_000 }) }, optional),
    rules: fc.constantFrom(
      {},
      { contact: 'off', lists: { fr: ['marabou*'], ar: ['قرض'] }, allowed: ['04 65 71 00 00'] },
    ),
    dues: fc.constantFrom(
      {},
      { membership: { open: true, amounts: [20, '12.50'] }, required: 'to-post', otherWays: 'Au local' },
      {
        currency: 'TND',
        gifts: { open: true, yearly: false },
        treasurer: { email: 'c@example.org' },
        receipt: { article: '200', objects: 'Aider' },
      },
    ),
    pages: fc.constantFrom(['about'], ['terms', 'about', 'aide']),
  },
  { requiredKeys: ['slug', 'name', 'locales', 'home'] },
);

describe('a form that nobody touched', () => {
  it.each(sectionNames)('%s says what was there, whatever was there', async (name) => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const settings = settingsOf(document);
        const { set, faults } = await make(name, settings);
        expect(faults).toEqual([]);
        expect(withSet(settings, set)).toEqual(settings.config);
      }),
      { numRuns: name === 'place' ? 8 : 40 },
    );
  });

  it('gives back the texts of a page', () => {
    const settings = settingsOf(least, { 'pages/about.fr.md': '# Nous\n\n- un  \n' });
    const section = pageTexts('about');
    const values = section.values(settings, space.ctx()) as Values;
    expect(section.make(values, settings).set).toEqual({
      'pages/about.fr.md': '# Nous\n\n- un  \n',
      'pages/about.en.md': null,
    });
  });
});

describe('what is wrong', () => {
  it.each<[SectionName, Values, string[]]>([
    ['texts', { 'name.fr': '', 'name.en': '' }, ['name.fr:missingText', 'name.en:missingText']],
    ['texts', { 'name.fr': 'x'.repeat(41) }, ['name.fr:tooLong']],
    ['texts', { 'tagline.en': '' }, ['tagline.en:missingText']],
    ['texts', { 'welcome.fr': 'x'.repeat(1201) }, ['welcome.fr:tooLong']],
    ['look', { 'theme.brand': 'bleu' }, ['theme.brand:color']],
    [
      'look',
      { 'theme.accent': '#12345', 'theme.font': 'comic' },
      ['theme.accent:color', 'theme.font:choose'],
    ],
    ['entry', { 'entry.rule': 'maybe' }, ['entry.rule:choose']],
    ['mail', { 'contact.email': 'nobody' }, ['contact.email:email']],
    ['mail', { 'contact.website': 'http://example.org' }, ['contact.website:website']],
    ['mail', { 'contact.website': 'javascript:alert(1)' }, ['contact.website:website']],
    ['mail', { 'mail.senderName.fr': 'Nous' }, ['mail.senderName.en:missingText']],
    ['limits', { 'limits.codesPerNetwork': '19' }, ['limits.codesPerNetwork:number']],
    ['limits', { 'limits.codesPerSpace': '1e9' }, ['limits.codesPerSpace:number']],
    ['desk', { 'desk.mailHour': '24' }, ['desk.mailHour:number']],
    ['desk', { 'desk.adminsAfterHours': '0' }, ['desk.adminsAfterHours:number']],
    ['dues', { 'dues.currency': 'euro' }, ['dues.currency:currency']],
    ['dues', { 'dues.membership.amounts': '12\n0' }, ['dues.membership.amounts:amounts']],
    ['dues', { 'dues.gifts.amounts': '1e9' }, ['dues.gifts.amounts:amounts']],
    ['dues', { 'dues.gifts.amounts': '0.001' }, ['dues.gifts.amounts:amounts']],
    ['dues', { 'dues.gifts.amounts': '-5' }, ['dues.gifts.amounts:amounts']],
    ['dues', { 'dues.membership.open': 'on' }, ['dues.membership.amounts:noAmount']],
    ['dues', { 'dues.required': 'always' }, ['dues.required:choose']],
    ['dues', { 'dues.treasurer.email': 'nobody' }, ['dues.treasurer.email:email']],
    ['rules', { 'rules.contact': 'delete' }, ['rules.contact:choose']],
    ['rules', { 'rules.lists.fr': 'voyance\n(a+)+$' }, ['rules.lists.fr:expression']],
    ['rules', { 'rules.lists.fr': 'a' }, ['rules.lists.fr:wordEntry']],
    ['rules', { 'rules.allowed': '0' }, ['rules.allowed:allowed']],
    ['languages', { 'locales.fr': '', 'locales.en': '' }, ['locales.fr:noLanguage']],
    ['languages', { 'locales.first': 'ar' }, ['locales.first:firstLanguage']],
    ['place', { 'coverage.reach': 'area', 'coverage.countries': 'Narnia' }, ['coverage.countries:country']],
    ['place', { 'coverage.reach': 'area', 'coverage.countries': '' }, ['coverage.countries:area']],
    ['place', { 'home.lat': '91' }, ['home.place:place']],
    ['place', { 'home.radiusKm': '0' }, ['home.radiusKm:number']],
    ['pages', { 'pages.new': 'À propos' }, ['pages.new:pageName']],
    ['pages', { 'pages.new': 'about' }, ['pages.new:pageThere']],
    ['wording', { 'wording.browse:nosuch.fr': 'x' }, ['wording.browse:nosuch.fr:unknownText']],
    ['wording', { 'wording.browse:title.fr': 'Ici {{nom}}' }, ['wording.browse:title.fr:unknownValue']],
    ['reasons', { 'reasons.scam.fr': 'Non.' }, ['reasons.scam.fr:tooShort']],
    ['reasons', { 'reasons.scam.en': 'x'.repeat(501) }, ['reasons.scam.en:tooLong']],
    ['categories', { 'categories.pets.days': '366' }, ['categories.pets.days:number']],
    ['categories', { 'categories.pets.icon': 'dragon' }, ['categories.pets.icon:choose']],
    ['categories', { 'categories.new.label.fr': 'Potager' }, ['categories.new.label.en:missingText']],
    ['categories', { 'categories.pets.words.fr': 'x' }, ['categories.pets.words.fr:words']],
    ['categories', { 'categories.pets.trustDays': '366' }, ['categories.pets.trustDays:number']],
    ['categories', { 'categories.pets.safetyKind': 'dragons' }, ['categories.pets.safetyKind:choose']],
    [
      'emergency',
      { 'emergency.new.country': 'Narnia', 'emergency.new.all': '1' },
      ['emergency.new.all:telephone', 'emergency.new.country:country'],
    ],
    ['emergency', { 'emergency.new.country': 'Thaïlande' }, ['emergency.new.police:noNumber']],
    ['emergency', { 'emergency.new.police': '191' }, ['emergency.new.country:country']],
    [
      'emergency',
      { 'emergency.new.country': 'TH', 'emergency.new.police': 'javascript:191' },
      ['emergency.new.police:telephone'],
    ],
    [
      'emergency',
      {
        'emergency.new.country': 'TH',
        'emergency.new.police': '191',
        'emergency.new.checkedOn': '2026-02-30',
      },
      ['emergency.new.checkedOn:checkedOn'],
    ],
    [
      'emergency',
      { 'emergency.new.country': 'TH', 'emergency.new.consulate.fr': 'x'.repeat(301) },
      ['emergency.new.consulate.fr:tooLong'],
    ],
  ])('%s %j', async (name, typed, faults) => {
    expect(await faultsOf(name, typed)).toEqual(faults);
  });

  it('refuses a space without categories', async () => {
    const settings = settingsOf({ ...least, categories: ['pets'] });
    expect(await faultsOf('categories', { 'categories.pets.off': 'on' }, settings)).toEqual([
      'categories.new.label:noCategory',
    ]);
  });
});

describe('categories', () => {
  it('are moved, retired and added, under an address that never changes', async () => {
    const settings = settingsOf({ ...least, categories: ['pets', 'lifts', 'other'] });
    const { section } = sectionOf('categories');
    const values = section.move?.(await valuesOf('categories', settings), 'lifts', -1) ?? {};
    const { set } = section.make(
      {
        ...values,
        'categories.other.off': 'on',
        'categories.pets.label.fr': 'Bêtes',
        'categories.add.childcare': 'on',
        'categories.new.label.fr': 'Potager à partager',
        'categories.new.label.en': 'Shared garden',
        'categories.new.icon': 'sprout',
      },
      settings,
    );
    expect(withSet(settings, set).categories).toMatchObject([
      { slug: 'lifts' },
      { slug: 'pets', label: { fr: 'Bêtes', en: 'Pets' } },
      { slug: 'childcare' },
      { slug: 'potager-a-partager', icon: 'sprout', label: { en: 'Shared garden' } },
    ]);
  });

  it('of a name in other letters are known by a number', async () => {
    const settings = settingsOf({ ...least, locales: ['ar'], categories: ['pets'] });
    const { set } = await make('categories', settings, { 'categories.new.label.ar': 'بستان' });
    expect(withSet(settings, set).categories[1]).toMatchObject({ slug: 'own', label: { ar: 'بستان' } });
  });
});

describe('emergencies', () => {
  it('take a country by its name, once, and let one go', async () => {
    const settings = settingsOf({ ...least, emergency: { GB: { police: '999', checkedOn: '2026-11-27' } } });
    const { set } = await make('emergency', settings, {
      'emergency.GB.off': 'on',
      'emergency.new.country': 'thaïlande',
      'emergency.new.police': ' 191 ',
      'emergency.new.checkedOn': '2026-11-27',
      'emergency.new.consulate.fr': 'Ambassade : +66 2 657 51 00',
    });
    expect(withSet(settings, set).emergency).toEqual({
      TH: { police: '191', checkedOn: '2026-11-27', consulate: { fr: 'Ambassade : +66 2 657 51 00' } },
    });
    const again = { 'emergency.new.country': 'Royaume-Uni', 'emergency.new.police': '999' };
    expect(await faultsOf('emergency', again, settings)).toEqual(['emergency.new.country:countryThere']);
  });
});

describe('safety of a category', () => {
  it('follows its kind while nobody wrote words of their own', async () => {
    const settings = settingsOf({ ...least, categories: ['pets'] });
    const change = (typed: Values) => make('categories', settings, typed);
    const { set } = await change({ 'categories.pets.safetyKind': 'lifts', 'categories.pets.trustDays': '7' });
    expect(set.categories).toEqual([
      { slug: 'pets', safetyKind: 'lifts', trust: { days: 7, vouched: false } },
    ]);
    const { set: silent } = await change({ 'categories.pets.safetyKind': 'none' });
    expect(withSet(settings, silent).categories[0]?.safety).toBeUndefined();
    const words = {
      'categories.pets.safety.fr': 'Laisse obligatoire.',
      'categories.pets.safety.en': 'On a lead.',
    };
    const { set: own } = await change(words);
    expect(own.categories).toEqual([
      { slug: 'pets', safety: { fr: 'Laisse obligatoire.', en: 'On a lead.' } },
    ]);
  });
});

describe('languages', () => {
  const settings = settingsOf(
    {
      ...least,
      name: { fr: 'Voisins', en: 'Neighbours' },
      home: { ...least.home, label: { fr: 'Londres', en: 'London' } },
      wording: { 'browse:title': { en: 'Here' } },
    },
    { 'pages/about.fr.md': '# Nous', 'pages/about.en.md': '# Us' },
  );

  it('ask for the texts that a new one needs, and take them', async () => {
    const typed = { 'locales.ar': 'on' };
    expect(await faultsOf('languages', typed, settings)).toEqual([
      'name.ar:missingText',
      'home.label.ar:missingText',
    ]);
    const { set } = await make('languages', settings, {
      ...typed,
      'name.ar': 'جيران',
      'home.label.ar': 'لندن',
    });
    expect(withSet(settings, set)).toMatchObject({
      locales: ['fr', 'en', 'ar'],
      name: { ar: 'جيران', fr: 'Voisins' },
      home: { label: { ar: 'لندن' } },
    });
  });

  it('that go take their pages and words along', async () => {
    const { set } = await make('languages', settings, { 'locales.en': '' });
    expect(set).toEqual({ locales: ['fr'], 'pages/about.en.md': null, wording: null });
    expect(withSet(settings, set).locales).toEqual(['fr']);
  });

  it('say what a file keeps', async () => {
    const locked = { ...settings, locked: ['name', 'pages/about.en.md'] };
    expect(await faultsOf('languages', { 'locales.ar': 'on', 'home.label.ar': 'لندن' }, locked)).toEqual([
      'locales.ar:lockedText',
    ]);
    expect(await faultsOf('languages', { 'locales.en': '' }, locked)).toEqual(['locales.en:lockedGone']);
  });
});

describe('a place', () => {
  const prepared = async (typed: Values) => {
    const settings = settingsOf(least);
    const was = await valuesOf('place', settings);
    const { section } = sectionOf('place');
    const looked = await section.prepare?.({ ...was, ...typed }, was, space.ctx());
    if (!looked) throw new Error('nothing looked it up');
    return { ...looked, made: section.make(looked.typed, settings) };
  };

  it('is found by its words, and brings its names', async () => {
    const { made, faults } = await prepared({ 'home.place': 'Londres' });
    expect(faults).toEqual([]);
    expect(made.set.home).toMatchObject({ label: { fr: 'Londres', en: 'London' } });
    expect((made.set.home as { lat: number }).lat).toBeCloseTo(51.5, 1);
  });

  it('that nobody knows is said', async () => {
    expect((await prepared({ 'home.place': 'Xqzzyw' })).faults).toMatchObject([
      { field: 'home.place', code: 'placeUnknown' },
    ]);
  });

  it('covers countries by their names in any language, and a town around', async () => {
    const { made } = await prepared({
      'coverage.reach': 'area',
      'coverage.countries': 'Royaume-Uni, ireland; fr',
      'coverage.place': 'Londres',
      'coverage.radiusKm': '50',
    });
    expect(made.set.coverage).toMatchObject({ countries: ['GB', 'IE', 'FR'], radiusKm: 50 });
  });
});
