import { expect, it } from 'vitest';
import { canBeIn } from './script.ts';

it.each([
  ['ar', 'شكرًا جزيلًا Paul', true],
  ['ar', 'Merci beaucoup', false],
  ['fr', 'Merci beaucoup', true],
  ['fr', 'شكرًا جزيلًا', false],
  ['en', 'See you at 14:00', true],
  ['en', '👍 14:00', false],
])('%s: %s: %s', (locale, text, can) => {
  expect(canBeIn(locale, text)).toBe(can);
});
