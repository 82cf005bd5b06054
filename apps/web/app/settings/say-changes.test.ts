import { complete, diffInForce } from '@entraide/core/revision';
import { describe, expect, it } from 'vitest';
import { getT } from '../i18n/index.ts';
import { sayChanges } from './say-changes.server.ts';

const least = {
  slug: 'voisins',
  name: 'Voisins',
  locales: ['fr', 'en'],
  home: { lat: 48.85, lon: 2.35, label: 'Paris' },
};
const t = getT({ locale: 'fr', ctx: null }, 'settings');

function said(from: object, to: object, pages: Record<string, string> = {}) {
  const [before, after] = [
    { ...least, ...from },
    { ...least, ...to },
  ];
  const changes = diffInForce({ document: before, pages: {} }, { document: after, pages });
  const config = complete({ document: after, pages });
  return sayChanges(changes, { t, locale: 'fr', config }).map(
    ({ what, from: old = '', to: next = '' }) => `${what} | ${old} | ${next}`,
  );
}

describe('a change in words', () => {
  it.each<[string, object, object, string[]]>([
    [
      'a text',
      { mail: { senderName: 'Nous' } },
      { mail: { senderName: 'Nous' }, tagline: { fr: 'Ici. value:x', en: 'Here' } },
      [
        'Phrase sous le nom (English) | Ask for help, offer some, close to home. | Here',
        'Phrase sous le nom (Français) | Demander de l’aide, en proposer, près de chez soi. | Ici. value:x',
      ],
    ],
    ['a choice', {}, { reading: 'members' }, ['Qui peut lire les annonces ? | Tout le monde | Les membres']],
    ['a colour', {}, { theme: { brand: '#102030' } }, ['Couleur principale | #1d4e6f | #102030']],
    [
      'categories',
      { categories: ['pets', 'lifts'] },
      { categories: ['lifts', { slug: 'pets', lifetimeDays: 10, label: { fr: 'Bêtes', en: 'Pets' } }] },
      [
        'Ordre des catégories | Bêtes, Trajets | Trajets, Bêtes',
        'Catégorie Bêtes : Nom (Français) | Animaux | Bêtes',
        'Catégorie Bêtes : Durée habituelle, en jours | 30 | 10',
      ],
    ],
    [
      'a sentence of a reason',
      {},
      { reasons: { scam: { fr: 'Nous ne vendons rien ici.' } } },
      ['Phrase pour une raison : Une arnaque (Français) |  | Nous ne vendons rien ici.'],
    ],
    ['a language, in one line', {}, { locales: ['fr'] }, ['Langues | Français, English | Français']],
    [
      'words',
      {},
      { wording: { 'browse:title': { fr: 'Ici' } } },
      ['Mots changés : browse:title (Français) |  | Ici'],
    ],
  ])('%s', (_, from, to, expected) => {
    // French sets a no-break space before some of its signs.
    expect(said(from, to).map((line) => line.replaceAll(/\s/g, ' '))).toEqual(expected);
  });

  it('a page', () => {
    expect(said({}, {}, { 'pages/about.fr.md': '# Nous' })).toEqual(['Page about (Français) |  | ajoutée']);
  });
});
