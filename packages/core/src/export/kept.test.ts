import { duties } from '@entraide/db';
import { expect, it } from 'vitest';
import { groupOf } from './kept.ts';
import { taken } from './rows.ts';
import { exportTexts } from './texts.ts';

const personal = Object.entries(duties).flatMap(([table, duty]) => (duty.personal === null ? [] : [table]));

it('what is kept about a person is told on the page of their data', () => {
  expect(
    personal.filter((table) => !(table in groupOf)),
    'say in kept.ts where it is told',
  ).toEqual([]);
  expect(Object.keys(groupOf).filter((table) => !personal.includes(table))).toEqual([]);
});

it.each(['fr', 'en', 'ar'] as const)('what they take away has a title in %s', (locale) => {
  const say = exportTexts({ address: 'formal' }, locale);
  expect(taken.filter(({ exported: { as } }) => say(`sections.${as}`) === as)).toEqual([]);
});
