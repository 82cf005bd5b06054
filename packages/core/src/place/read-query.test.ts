import { expect, test } from 'vitest';
import { readQuery } from './read-query.ts';

test('what follows a comma says where', () => {
  expect(readQuery('Paris, Texas, USA')).toEqual([
    { name: 'paris', within: ['texas', 'usa'], certain: true },
  ]);
  expect(readQuery('باريس، فرنسا')).toEqual([{ name: 'باريس', within: ['فرنسا'], certain: true }]);
});

test('without a comma the last words may say where', () => {
  expect(readQuery('San José Costa Rica')).toEqual([
    { name: 'san jose costa rica', within: [], certain: true },
    { name: 'san jose costa', within: ['rica'], certain: false },
    { name: 'san jose', within: ['costa rica'], certain: false },
    { name: 'san', within: ['jose costa rica'], certain: false },
  ]);
});

test('nothing to read in nothing', () => {
  expect(['', '  ', ',', '%_\'";--', '\u0000'].map(readQuery)).toEqual([[], [], [], [], []]);
});

test('a novel is cut', () => {
  expect(readQuery('a'.repeat(10_000))[0]?.name).toHaveLength(100);
});
