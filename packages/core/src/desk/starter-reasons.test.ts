import { availableLocales } from '@entraide/model/language';
import { FACTS_LENGTH, REASON_NAMES } from '@entraide/model/moderation';
import { expect, it } from 'vitest';
import { reasonSentence, starterReason } from './index.ts';

it('has a sentence for each reason in each language, long enough to be a statement of reasons', () => {
  for (const locale of availableLocales)
    for (const reason of REASON_NAMES)
      expect(starterReason(locale, reason).length, `${locale} ${reason}`).toBeGreaterThan(FACTS_LENGTH.min);
});

it('takes the space’s own sentence where there is one in the language of whom it is about', () => {
  const config = { reasons: { scam: { fr: 'Ici, rien ne se vend.' } } };
  expect(reasonSentence(config, 'fr', 'scam')).toBe('Ici, rien ne se vend.');
  expect(reasonSentence(config, 'en', 'scam')).toBe(starterReason('en', 'scam'));
  expect(reasonSentence(config, 'fr', 'money')).toBe(starterReason('fr', 'money'));
  expect(reasonSentence(config, 'xx', 'scam')).toBe(starterReason('en', 'scam'));
});
