import { describe, expect, it } from 'vitest';
import { countAll } from './measure.ts';
import { LANGUAGES, readTexts } from './read-texts.ts';

const samples = readTexts();

it('has at least 300 honest and 150 fraudulent texts, none of them twice', () => {
  expect(samples.filter(({ fraud }) => fraud === null).length).toBeGreaterThanOrEqual(300);
  expect(samples.filter(({ fraud }) => fraud !== null).length).toBeGreaterThanOrEqual(150);
  expect(new Set(samples.map(({ title, body }) => `${title}|${body}`)).size).toBe(samples.length);
});

describe.each(['all', ...LANGUAGES])('%s', (language) => {
  const { fraud, caught, honest, disturbed } = countAll(
    samples.filter((sample) => language === 'all' || sample.language === language),
  );

  it('90 % of the fraud is met', () => expect(caught / fraud).toBeGreaterThanOrEqual(0.9));
  it('2 % of the honest at most is', () => expect(disturbed / honest).toBeLessThanOrEqual(0.02));
});
