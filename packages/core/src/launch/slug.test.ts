import fc from 'fast-check';
import { expect, it } from 'vitest';
import { looksOf } from './look-alike.ts';
import { slugFault, slugOf } from './slug.ts';

it.each([
  ['Les Voisins de Lisbonne', 'les-voisins-de-lisbonne'],
  ['L’Entraide à Évry', 'l-entraide-a-evry'],
  ['جيران', 'jyrn'],
  ['Соседи Москвы', 'sosedi-moskvy'],
  ['Γείτονες', 'geitones'],
  ['日本の隣人', 'ribennolinren'],
  ['ЮФ', 'yuf'],
  ['AB', 'ab-entraide'],
  ['42 voisins', 'voisins'],
])('%s is offered as %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it.each(['', '   ', '42', '؟؟', 'console', 'Support', 'WWW'])('of %j no address is made', (name) => {
  expect(slugOf(name)).toBeNull();
});

it('whatever is typed, what is offered may be an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const slug = slugOf(name);
      if (slug !== null) expect(slugFault(slug)).toBeNull();
    }),
  );
});

it.each([
  ['UFE Entraide', 'Association UFE'],
  ['Les Voisins de Lisbonne', 'voisins-lisbonne'],
  ['accueil', 'accueiI'],
  ['Jiran', 'j1ran'],
  ['Modern Aid', 'Modem Aid'],
])('%s is taken for %s', (one, other) => {
  expect(looksOf(one)).toBe(looksOf(other));
});

it.each([
  ['Voisins de Lisbonne', 'Voisins de Porto'],
  ['Accueil Bruxelles', 'Accueil Londres'],
  ['Entraide', 'Solidarité'],
])('%s is told from %s', (one, other) => {
  expect(looksOf(one)).not.toBe(looksOf(other));
});
