import { loadGazetteer } from '@entraide/core/gazetteer';
import { smallSource } from '@entraide/core/gazetteer/fixture';
import { type TestSpace, testPlatform } from '@entraide/core/testing';
import { cellAt, MOST_CUTS } from '@entraide/model/geo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postFacts } from './facts.server.ts';
import { readPost, valuesOf } from './read-post.server.ts';
import { emptyValues, type PostValues, readValues } from './values.ts';

const PARIS = 2988507;
const LONDON = 2643743;
/** 900,000,000 and the letters LB in base 26. */
const LEBANON = 900_000_287;

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
  space = await platform.openSpace();
});
afterAll(() => platform.close());

const filled: PostValues = {
  ...emptyValues,
  kind: 'request',
  category: 'shopping',
  title: 'Courses pour ma grand-mère',
  description: 'Samedi matin.',
  place: 'Londres',
};
const here = { lat: 48.8566, lon: 2.3522 };
const read = (more: Partial<PostValues> = {}, near = here) =>
  readPost(space.ctx(), { ...filled, ...more }, near);
const codes = async (more: Partial<PostValues>) => {
  const post = await read(more);
  return 'faults' in post ? post.faults.map(({ field, code }) => `${field}:${code}`) : [];
};

describe('what is wrong', () => {
  it('is said once a field, in the order of the form', async () => {
    expect(await codes(emptyValues)).toEqual([
      'kind:kind',
      'category:category',
      'title:title',
      'description:description',
      'place:place',
    ]);
    expect(await codes({ title: 'ab', place: 'Xqzzyw', until: 'someday' })).toEqual([
      'title:title',
      'place:placeUnknown',
      'until:until',
    ]);
    expect(await codes({ title: 'ab', onBehalf: true })).toEqual(['title:title', 'consent:consent']);
  });

  it.each([{ until: '2020-01-01' }, { until: '2026-02-31' }, { until: '2999-01-01' }])(
    'an end like $until',
    async (more) => {
      expect(await codes(more)).toEqual(['until:until']);
    },
  );

  it.each([
    ['03:00', '2026-11-25'],
    ['12:00', '2026-11-26'],
  ])('but today can be chosen, also where it is still the day before: at %s UTC from %s', (time, first) => {
    const ctx = { ...space.ctx(), clock: () => new Date(`2026-11-26T${time}:00Z`) };
    expect(postFacts(ctx).ends).toEqual({ first, last: '2027-11-25' });
  });

  it.each([{ kind: 'evil' }, { category: '__proto__' }, { precision: 'galaxy' }])(
    'a choice that the form does not offer: %o',
    async (more) => {
      expect(await codes(more)).toEqual([`${Object.keys(more)[0]}:${Object.keys(more)[0]}`]);
    },
  );

  it.each([
    { lat: '91', lon: '0' },
    { lat: 'NaN', lon: '1e999' },
    { lat: '', lon: '3' },
  ])('a point that is none: %o', async (more) => {
    expect(await codes({ place: '', ...more })).toEqual(['place:place']);
  });
});

describe('the place', () => {
  it('is looked up when it was only typed, and that is told', async () => {
    expect(await read()).toMatchObject({ input: { place: { id: LONDON } }, guessed: true });
  });

  it('is the chosen one while the words can still mean it', async () => {
    expect(await read({ placeId: String(LONDON) })).toMatchObject({
      input: { place: { id: LONDON } },
      guessed: false,
    });
    expect(await read({ place: 'Paris', placeId: String(LONDON) })).toMatchObject({
      input: { place: { id: PARIS } },
      guessed: true,
    });
    expect(await read({ placeId: '99999999999999999999' })).toMatchObject({
      input: { place: { id: LONDON } },
    });
  });

  it('that only a third party knows, a street, is kept as its cell’s middle, exactly only for a public place', async () => {
    const street = { lat: 48.860611, lon: 2.337644 };
    const geocoder = {
      ask: async () => [{ ...street, name: 'Rue de Rivoli', isTown: false, country: 'FR' }],
    };
    const ctx = { ...space.ctx(), geocoder };
    const values = { ...filled, place: 'Rue de Rivoli', placeId: String(PARIS) };
    const { lat, lon } = cellAt(street, MOST_CUTS);
    expect(await readPost(ctx, values, here)).toMatchObject({
      input: { place: { lat, lon } },
      guessed: false,
    });
    expect(await readPost(ctx, { ...values, precision: 'public-place' }, here)).toMatchObject({
      input: { place: street },
    });
  });

  it.each([
    ['a beginning', { place: 'Lond' }, LONDON],
    ['a slip', { place: 'Londers' }, LONDON],
    ['a country where a town is wanted', { place: 'Liban' }, LEBANON],
  ])('that is %s is asked about, with what it may mean', async (_, more, first) => {
    const post = await read(more);
    expect(post).toMatchObject({ faults: [{ field: 'place', code: 'placeWhich' }] });
    const places = 'places' in post ? (post.places ?? []) : [];
    expect(places[0]?.id).toBe(first);
    const chosen = await read({ ...more, placeId: String(first) });
    expect(chosen).toMatchObject({ input: { place: { id: first } }, guessed: false });
  });

  it('may be a whole country when only the country is shown', async () => {
    expect(await read({ place: 'Liban', precision: 'country' })).toMatchObject({
      input: { place: { id: LEBANON }, precision: 'country' },
    });
  });

  it('that is a postcode without a town asks for the town', async () => {
    expect(await codes({ place: '99999' })).toEqual(['place:placePostcode']);
  });

  it('may be coordinates, of which the cell’s middle is kept', async () => {
    const { lat, lon } = cellAt({ lat: 48.8606, lon: 2.3376 }, MOST_CUTS);
    expect(await read({ place: '48.8606, 2.3376' })).toMatchObject({ input: { place: { lat, lon } } });
  });

  it('of words goes before a point', async () => {
    expect(await read({ lat: '48.85', lon: '2.35' })).toMatchObject({ input: { place: { id: LONDON } } });
  });

  it('near somebody is kept as its square, and exactly only for a public place', async () => {
    const home = { lat: 48.858123, lon: 2.345678 };
    const said = { place: '', lat: String(home.lat), lon: String(home.lon) };
    const { lat, lon } = cellAt(home, MOST_CUTS);
    for (const precision of ['neighbourhood', 'city', 'country'])
      expect(await read({ ...said, precision })).toMatchObject({ input: { place: { lat, lon } } });
    expect(await read({ ...said, precision: 'public-place' })).toMatchObject({ input: { place: home } });
    // Once rounded, it can no longer become a public place.
    const rounded = { place: '', lat: String(lat), lon: String(lon), precision: 'public-place' };
    expect(await codes(rounded)).toEqual(['place:precisionNeedsPlace']);
  });
});

describe('a kept draft', () => {
  it('fills the form so that it says the same again', async () => {
    const ctx = space.ctx();
    const more = { until: dayAhead(20), urgent: true, hideName: true, precision: 'city' };
    const first = await read(more);
    if ('faults' in first) throw new Error('not a post');
    const values = await valuesOf(ctx, first.input);
    expect(values).toMatchObject({ ...more, title: filled.title, placeId: String(LONDON) });
    expect(values && (await readPost(ctx, values, here))).toEqual({ input: first.input, guessed: false });
  });

  it('for somebody of whom nobody was asked yet comes back, to be asked', async () => {
    const first = await read({ onBehalf: true, consent: true });
    const { consent: _, ...old } = 'faults' in first ? {} : first.input;
    expect(await valuesOf(space.ctx(), old)).toMatchObject({ onBehalf: true, consent: false });
  });

  it('of an older shape is left alone', async () => {
    expect(await valuesOf(space.ctx(), { title: 'x', colour: 'red' })).toBeNull();
  });
});

describe('what a browser sends', () => {
  it('is read with the line ends that were typed, without what no database keeps', () => {
    const form = new FormData();
    form.set('description', 'un\r\ndeux\u0000\u0007');
    form.set('title', new Blob(['x']), 'a.txt');
    form.set('urgent', 'on');
    expect(readValues(form)).toMatchObject({
      description: 'un\ndeux',
      urgent: true,
      onBehalf: false,
      kind: '',
    });
  });

  it('takes the place that was chosen below the field before the one that the field began with', () => {
    const form = new FormData();
    for (const id of ['1', '2']) form.append('placeId', id);
    expect(readValues(form).placeId).toBe('2');
  });
});

const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
