import { expect, test } from 'vitest';
import { cityNames } from './city-names.ts';

test('one name for each key: its own first, then labels, then the spelling with accents', () => {
  const names = cityNames(
    'Edinburgh',
    ['Edimbourg', 'Édimbourg', 'EDI', 'Edinburgh', 'Édinburgh'],
    ['Edimburgo'],
  );
  expect(names).toEqual(
    new Map([
      ['edinburgh', 'Edinburgh'],
      ['edimburgo', 'Edimburgo'],
      ['edimbourg', 'Édimbourg'],
      ['edi', 'EDI'],
    ]),
  );
});

test('machine romanisations and empty keys are left out', () => {
  expect([...cityNames('London', ['lun dun', 'leondeon', '---', 'x'.repeat(101)], []).keys()]).toEqual([
    'london',
  ]);
});

test('a name is found without its article too', () => {
  expect(cityNames('New Orleans', ['La Nouvelle-Orléans'], []).get('nouvelle orleans')).toBe(
    'La Nouvelle-Orléans',
  );
  expect(cityNames('Cairo', ['القاهرة'], []).get('قاهره')).toBe('القاهرة');
  expect(cityNames('La Paz', [], []).has('la paz')).toBe(true);
});
