import { expect, test } from 'vitest';
import { firstNameOf } from './first-name.ts';

test.each([
  ['Marie', 'Marie'],
  ['Marie Dupont', 'Marie'],
  ['  Marie   Dupont ', 'Marie'],
  ['Marie-Claire Dupont', 'Marie-Claire'],
  ['Marie D.', 'Marie'],
  ['DUPONT Marie', 'Marie'],
  ['DUPONT-MARTIN Jean-Pierre', 'Jean-Pierre'],
  ['DE LA TOUR Jean', 'Jean'],
  ['Dupont, Marie', 'Marie'],
  ['MARIE DUPONT', 'MARIE'],
  ['marie dupont', 'marie'],
  ['Mme Dupont', 'Mme Dupont'],
  ['Dr. Anna Weiss', 'Dr. Anna'],
  ['Marie et Paul Dupont', 'Marie et Paul'],
  ['Anna & Tom Smith', 'Anna & Tom'],
  ['Les Voisins du 12', 'Les Voisins'],
  ['🌸 Marie Dupont', '🌸 Marie'],
  ['O’Brien', 'O’Brien'],
  ["D'Artagnan Charles", "D'Artagnan"],
  ['ليلى حداد', 'ليلى'],
  ['عبد الرحمن بن علي', 'عبد الرحمن'],
  ['أبو بكر الصديق', 'أبو بكر'],
  ['Abd El Kader Benali', 'Abd El Kader'],
  ['Nguyễn Thị Mai', 'Nguyễn'],
  ['王小明', '王小明'],
  ['山田 花子', '山田'],
  ['Jo', 'Jo'],
  ['J. Dupont', 'J.'],
  [',', ','],
  ['Dr', 'Dr'],
  ['Marie et', 'Marie'],
])('%s is shown as %s', (name, shown) => {
  expect(firstNameOf(name)).toBe(shown);
});

test('what is shown is shown the same when it is the whole name', () => {
  for (const name of ['Marie', 'Mme Dupont', 'Marie et Paul', 'عبد الرحمن', 'Les Voisins'])
    expect(firstNameOf(firstNameOf(name))).toBe(name);
});
