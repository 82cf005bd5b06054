import { RULE_EFFECTS, RULE_NAMES, type RuleSettings, WordList } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import type { Values } from '../values.ts';
import { ownsOf, type Section } from './section.ts';

/** A photo is never held: the team looks at it, or does not. */
export const PHOTO_EFFECTS = ['off', 'flag'] as const;
const MOST_ALLOWED = 50;
const LONGEST_ALLOWED = 100;
/** What a word list cannot hold, and a regular expression has. */
const EXPRESSION = /[\\^$()[\]{}|+?]|\.\*|\*./;

/** What each rule does, the words that the space looks for, and the contacts that may stand anywhere. */
export const rules: Section = {
  owns: ownsOf('rules'),
  values: ({ config: { rules, locales } }) => ({
    ...Object.fromEntries(RULE_NAMES.map((name) => [`rules.${name}`, rules[name]])),
    'rules.child-photos': rules['child-photos'],
    ...Object.fromEntries(
      locales.map((locale) => [`rules.lists.${locale}`, (rules.lists[locale] ?? []).join('\n')]),
    ),
    'rules.allowed': rules.allowed.join('\n'),
  }),
  make(values, { config }) {
    const faults: FormFault[] = [];
    const chosen = RULE_NAMES.map((name) => {
      const effect = RULE_EFFECTS.find((one) => one === values[`rules.${name}`]);
      if (!effect) faults.push({ field: `rules.${name}`, code: 'choose' });
      return [name, effect];
    });
    const childPhotos = PHOTO_EFFECTS.find((one) => one === values['rules.child-photos']);
    if (!childPhotos) faults.push({ field: 'rules.child-photos', code: 'choose' });
    const lists: RuleSettings['lists'] = { ...config.rules.lists };
    for (const locale of config.locales) lists[locale] = readWords(values, `rules.lists.${locale}`, faults);
    const allowed = linesOf(values, 'rules.allowed');
    if (
      allowed.length > MOST_ALLOWED ||
      allowed.some((one) => one.length < 3 || one.length > LONGEST_ALLOWED)
    )
      faults.push({ field: 'rules.allowed', code: 'allowed' });
    const filled = Object.fromEntries(Object.entries(lists).filter(([, words]) => words && words.length > 0));
    return {
      set:
        faults.length > 0
          ? {}
          : {
              rules: {
                ...Object.fromEntries(chosen),
                ...{ 'child-photos': childPhotos, lists: filled, allowed },
              },
            },
      faults,
    };
  },
};

const linesOf = (values: Values, field: string): string[] => [
  ...new Set(
    (values[field] ?? '')
      .split(/[,;،\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

function readWords(values: Values, field: string, faults: FormFault[]): string[] {
  const words = linesOf(values, field);
  const wrong = words.find((word) => !WordList.safeParse([word]).success);
  if (wrong !== undefined)
    faults.push({
      field,
      code: EXPRESSION.test(wrong) ? 'expression' : 'wordEntry',
      values: { word: wrong },
    });
  else if (!WordList.safeParse(words).success) faults.push({ field, code: 'words' });
  return words;
}
