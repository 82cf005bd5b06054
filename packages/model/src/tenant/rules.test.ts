import { expect, it } from 'vitest';
import { RuleSettings } from './rules.ts';
import { WordList } from './word-list.ts';

it('has a wise default for every rule', () => {
  const { transfer, contact, 'new-member': fresh, lists } = RuleSettings.parse({});
  expect({ transfer, contact, fresh, lists }).toEqual({
    transfer: 'hold',
    contact: 'flag',
    fresh: 'off',
    lists: {},
  });
});

it.each(['voyance', 'marabou*', 'prêt d’argent', 'wi-fi', 'قرض', '求助', '24 heures', ' trimmed '])(
  'takes the word %j',
  (entry) => expect(WordList.safeParse([entry]).success).toBe(true),
);

it.each([
  '(a+)+$',
  '.*',
  '*',
  'a*b',
  '^visa',
  '[abc]',
  'visa|pret',
  '\\bvisa\\b',
  '',
  'a',
  'a*',
  '  ',
  'x'.repeat(61),
  'deux\\nlignes',
])('refuses %j: it is no regular expression', (entry) =>
  expect(WordList.safeParse([entry]).success).toBe(false),
);

it('has 200 words at most', () => {
  const words = (count: number) => Array.from({ length: count }, (_, n) => `mot ${n}`);
  expect(WordList.safeParse(words(200)).success).toBe(true);
  expect(WordList.safeParse(words(201)).success).toBe(false);
});
