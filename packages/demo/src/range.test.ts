import { expect, test } from 'vitest';
import { batchesOf, missingFrom, rangesLength } from './range.ts';

test.each([
  [[], 3, [[0, 3]]],
  [[[0, 3]], 3, []],
  [[[0, 5]], 3, []],
  [
    [[1, 2]],
    4,
    [
      [0, 1],
      [2, 4],
    ],
  ],
  [
    [
      [2, 3],
      [6, 9],
    ],
    8,
    [
      [0, 2],
      [3, 6],
    ],
  ],
  [[[5, 9]], 3, [[0, 3]]],
] as [number[][], number, number[][]][])('of %j until %d, %j are missing', (there, end, missing) => {
  const ranges = there.map(([from = 0, to = 0]) => ({ from, to }));
  const found = missingFrom(ranges, end).filter(({ from, to }) => to > from);
  expect(found.map(({ from, to }) => [from, to])).toEqual(missing);
});

test('batches are whole and in order', () => {
  const batches = [
    ...batchesOf(
      [
        { from: 0, to: 5 },
        { from: 7, to: 8 },
      ],
      2,
    ),
  ];
  expect(batches).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
    { from: 4, to: 5 },
    { from: 7, to: 8 },
  ]);
  expect(rangesLength(batches)).toBe(6);
});
