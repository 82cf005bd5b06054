import { FACTS_LENGTH, REASON_NAMES, REASON_SENTENCE_LENGTH } from '@entraide/model/moderation';
import type { FormFault } from '../../forms/faults.ts';
import { orNull } from './read.ts';
import { ownsOf, type Section } from './section.ts';

/** What a decision says for each reason, in the space's own words. */
export const reasons: Section = {
  owns: ownsOf('reasons'),
  values: ({ config }) =>
    Object.fromEntries(
      REASON_NAMES.flatMap((reason) =>
        config.locales.map((locale) => [
          `reasons.${reason}.${locale}`,
          config.reasons[reason]?.[locale] ?? '',
        ]),
      ),
    ),
  make(values, { config: { locales } }) {
    const faults: FormFault[] = [];
    const said: Record<string, Record<string, string>> = {};
    for (const reason of REASON_NAMES)
      for (const locale of locales) {
        const field = `reasons.${reason}.${locale}`;
        const text = (values[field] ?? '').trim();
        if (text === '') continue;
        if (text.length < FACTS_LENGTH.min)
          faults.push({ field, code: 'tooShort', values: { least: FACTS_LENGTH.min } });
        else if (text.length > REASON_SENTENCE_LENGTH)
          faults.push({
            field,
            code: 'tooLong',
            values: { most: REASON_SENTENCE_LENGTH, length: text.length },
          });
        else said[reason] = { ...said[reason], [locale]: text };
      }
    return { set: faults.length > 0 ? {} : { reasons: orNull(said) }, faults };
  },
};
