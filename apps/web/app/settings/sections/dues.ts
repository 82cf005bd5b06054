import { Currency } from '@entraide/model/money';
import { Dues, OTHER_WAYS_MOST, type TextsInput } from '@entraide/model/tenant';
import { z } from 'zod';
import type { FormFault } from '../../forms/faults.ts';
import type { Values } from '../values.ts';
import { orNull, partOf, present, readTexts, textValues } from './read.ts';
import { ownsOf, type Section } from './section.ts';

export const purposes = ['membership', 'gifts'] as const;
export const switches = ['open', 'otherAmount', 'yearly'] as const;
export const periods = ['twelve-months', 'calendar-year'] as const;
export const requirements = ['never', 'to-post'] as const;
/** Lines of the receipt, each with its most characters. */
export const mentionLines = {
  organisation: 120,
  address: 300,
  objects: 500,
  article: 200,
  authorisation: 200,
  signatory: 120,
} as const;
export const mentionNames = Object.keys(mentionLines) as (keyof typeof mentionLines)[];
export const TREASURER_MOST = 60;
const Email = z.email().max(254);

/** What people pay to the association, and what a receipt says. */
export const dues: Section = {
  owns: ownsOf('dues'),
  values({ config: { dues, locales } }) {
    const values: Values = {
      'dues.currency': dues.currency,
      'dues.period': dues.period,
      'dues.required': dues.required,
      'dues.admits': dues.admits ? 'on' : '',
      'dues.reminders': dues.reminders ? 'on' : '',
      'dues.treasurer.name': dues.treasurer.name ?? '',
      'dues.treasurer.email': dues.treasurer.email ?? '',
      ...textValues('dues.otherWays', dues.otherWays as TextsInput | undefined, locales),
    };
    for (const purpose of purposes) {
      values[`dues.${purpose}.amounts`] = dues[purpose].amounts.join('\n');
      for (const name of switches) values[`dues.${purpose}.${name}`] = dues[purpose][name] ? 'on' : '';
    }
    for (const name of mentionNames) values[`dues.receipt.${name}`] = dues.receipt[name] ?? '';
    return values;
  },
  make(values, { document, config: { locales } }) {
    const faults: FormFault[] = [];
    const text = (field: string) => (values[field] ?? '').replace(/\r\n?/g, '\n').trim();
    const line = (field: string, most: number): string | null => {
      const typed = text(field);
      if (typed.length > most)
        faults.push({ field, code: 'tooLong', values: { most, length: typed.length } });
      return typed || null;
    };
    const purpose = (name: (typeof purposes)[number]) => ({
      ...Object.fromEntries(switches.map((one) => [one, values[`dues.${name}.${one}`] === 'on'])),
      amounts: text(`dues.${name}.amounts`)
        .split('\n')
        .map((amount) => amount.trim())
        .filter((amount) => amount !== ''),
    });
    const currency = text('dues.currency').toUpperCase();
    if (!Currency.safeParse(currency).success) faults.push({ field: 'dues.currency', code: 'currency' });
    const email = line('dues.treasurer.email', 254);
    if (email !== null && !Email.safeParse(email).success)
      faults.push({ field: 'dues.treasurer.email', code: 'email' });
    const written = partOf(document, 'dues', 'otherWays');
    const most = OTHER_WAYS_MOST;
    const said = present({
      currency,
      membership: purpose('membership'),
      gifts: purpose('gifts'),
      period: text('dues.period'),
      required: text('dues.required'),
      admits: values['dues.admits'] === 'on',
      reminders: values['dues.reminders'] === 'on',
      otherWays: readTexts(values, 'dues.otherWays', { locales, most, written }, faults),
      treasurer: orNull(present({ name: line('dues.treasurer.name', TREASURER_MOST), email })),
      receipt: orNull(
        present(
          Object.fromEntries(
            mentionNames.map((name) => [name, line(`dues.receipt.${name}`, mentionLines[name])]),
          ),
        ),
      ),
    });
    if (faults.length === 0) faults.push(...faultsOf(said));
    return { set: faults.length > 0 ? {} : { dues: said }, faults };
  },
};

/** What the settings themselves refuse, beside its field. */
function faultsOf(said: unknown): FormFault[] {
  const read = Dues.safeParse(said);
  if (read.success) return [];
  return read.error.issues.map(({ path }) => {
    const [part, name] = path.map(String);
    const amounts = name === 'amounts';
    return {
      field: `dues.${part}${amounts ? '.amounts' : ''}`,
      code: !amounts ? 'choose' : path.length > 2 ? 'amounts' : 'noAmount',
    };
  });
}
