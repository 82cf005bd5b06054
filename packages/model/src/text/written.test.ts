import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListingInput } from '../listing/index.ts';
import { DisplayName, Email } from '../member/index.ts';
import { Line, Text } from './index.ts';

test.each([
  '\u200b\u200b\u200b\u200b',
  '\u3164\u3164\u3164',
  '\u2800',
  '\u2066\u2069',
  ' \u00a0\ufeff',
  '\u115f',
  '\u0301',
])('what looks empty is empty: %j', (text) => {
  expect(Line.parse(text)).toBe('');
  expect(Text.parse(text)).toBe('');
  expect(DisplayName.safeParse(text).success).toBe(false);
});

test.each([
  ['Ligne un\r\nBcc: x', 'Ligne un Bcc: x'],
  ['a\u0007b\u001b[31mc', 'ab[31mc'],
  ['Prêt \u202egnihtyreve', 'Prêt gnihtyreve'],
  ['\u2067ouvert', 'ouvert'],
  ['👩‍👩‍👧 می‌خواهم', '👩‍👩‍👧 می‌خواهم'],
])('a title of %j is kept as %j', (given, kept) => {
  expect(ListingInput.shape.title.parse(given)).toBe(kept);
});

test('over several lines, line ends are one kind and count one', () => {
  expect(Text.parse('a\r\nb\rc\u2028d\n\te\0')).toBe('a\nb\nc\nd\n\te');
});

test('what was cleaned is clean', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const kept of [Line.parse(text), Text.parse(text)]) {
        expect(kept).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(Text.parse(kept)).toBe(kept);
      }
      expect(Line.parse(text)).not.toMatch(/[\n\r\t]/);
    }),
  );
});

test.each([
  ['求助', true],
  ['도움', true],
  ['ok', false],
  ['🙏', false],
  ['vélo', true],
])('a title of %s: %s', (title, long) => {
  expect(ListingInput.shape.title.safeParse(title).success).toBe(long);
});

test.each([
  ['\u2068zoe@example.org\u2069', 'zoe@example.org'],
  ['\u202azoe@example.org\u202c\u200b', 'zoe@example.org'],
  ['zoe＠example.org', 'zoe@example.org'],
  ['zoe@example。org', 'zoe@example.org'],
  ['Zoé <zoe@example.org>', 'zoe@example.org'],
  ['mailto:zoe@example.org?subject=x', 'zoe@example.org'],
  ['zoe@example.org,', 'zoe@example.org'],
  ['(zoe@example.org).', 'zoe@example.org'],
  [' \ufeffZOE@Example.ORG\u00a0', 'zoe@example.org'],
  ['zoe@müller.example', 'zoe@xn--mller-kva.example'],
  ["o'brien+a/b=c!d#e@mail.example.org", "o'brien+a/b=c!d#e@mail.example.org"],
])('the address in %j is %s', (given, address) => {
  expect(Email.parse(given)).toBe(address);
});

test.each([
  'zoe',
  'zoe@example',
  'zoe..b@example.org',
  '.zoe@example.org',
  'zoe@-a.org',
  'a b@example.org',
  'zoe@1.2.3.4',
  `${'x'.repeat(65)}@example.org`,
])('%s is no address', (given) => {
  expect(Email.safeParse(given).success).toBe(false);
});
