import { SERVICES } from '@entraide/model/emergency';
import { availableLocales } from '@entraide/model/language';
import { type Locale, type OwnEmergency, Telephone } from '@entraide/model/tenant';
import { z } from 'zod';
import type { FormFault } from '../../forms/faults.ts';
import type { Values } from '../values.ts';
import { countriesSaid, readCountries } from './countries.ts';
import { CONSULATE_MOST } from './emergency-limits.ts';
import { textValues } from './read.ts';
import { ownsOf, type Section } from './section.ts';

const numbers = [...SERVICES, 'all'] as const;
const Day = z.iso.date();

/** Whom to call, a country each: what the space knows better than we do. */
export const emergency: Section = {
  owns: ownsOf('emergency'),
  values({ config: { emergency, locales } }, ctx) {
    const today = ctx.clock().toISOString().slice(0, 10);
    return {
      ...Object.assign({}, ...Object.entries(emergency).map(([code, own]) => valuesOf(code, own, locales))),
      'emergency.new.country': '',
      ...valuesOf('new', { checkedOn: today }, locales),
    };
  },
  make(values, { config }) {
    const faults: FormFault[] = [];
    const { locales } = config;
    const kept = Object.keys(config.emergency)
      .filter((code) => values[`emergency.${code}.off`] !== 'on')
      .map((code) => [code, read(code, values, locales, faults)] as const);
    const added = readNew(values, config.emergency, locales, faults);
    const said = [...kept, ...(added ? [added] : [])].filter(([, own]) => own !== null);
    const all = said.length > 0 ? Object.fromEntries(said) : null;
    return { set: faults.length > 0 ? {} : { emergency: all }, faults };
  },
};

function valuesOf(code: string, own: OwnEmergency, locales: readonly Locale[]): Values {
  const name = `emergency.${code}`;
  return {
    ...Object.fromEntries(numbers.map((who) => [`${name}.${who}`, own[who] ?? ''])),
    [`${name}.checkedOn`]: own.checkedOn ?? '',
    ...textValues(`${name}.consulate`, own.consulate, locales),
  };
}

/** @returns null when nothing was written, or when something is wrong, which `faults` then say */
function read(
  code: string,
  values: Values,
  locales: readonly Locale[],
  faults: FormFault[],
): OwnEmergency | null {
  const name = `emergency.${code}`;
  const said: OwnEmergency = {};
  for (const who of numbers) {
    const text = (values[`${name}.${who}`] ?? '').trim();
    if (text === '') continue;
    if (Telephone.safeParse(text).success) said[who] = text;
    else faults.push({ field: `${name}.${who}`, code: 'telephone' });
  }
  // One language is enough: a number reads the same in all of them.
  const consulate: Partial<Record<Locale, string>> = {};
  for (const locale of locales) {
    const field = `${name}.consulate.${locale}`;
    const text = (values[field] ?? '').trim();
    if (text.length > CONSULATE_MOST)
      faults.push({ field, code: 'tooLong', values: { most: CONSULATE_MOST, length: text.length } });
    else if (text !== '') consulate[locale] = text;
  }
  if (Object.keys(consulate).length > 0) said.consulate = consulate;
  if (numbers.every((who) => said[who] === undefined)) return said.consulate ? said : null;
  const day = (values[`${name}.checkedOn`] ?? '').trim();
  if (Day.safeParse(day).success) said.checkedOn = day;
  else faults.push({ field: `${name}.checkedOn`, code: 'checkedOn' });
  return said;
}

/** One more country, by its name or its two letters. */
function readNew(
  values: Values,
  there: Record<string, OwnEmergency>,
  locales: readonly Locale[],
  faults: FormFault[],
): readonly [string, OwnEmergency] | null {
  const field = 'emergency.new.country';
  const text = (values[field] ?? '').trim();
  const own = read('new', values, locales, faults);
  if (text === '') {
    if (own) faults.push({ field, code: 'country', values: { name: '' } });
    return null;
  }
  const { countries, unknown } = readCountries(text, availableLocales);
  const [code] = countries;
  if (!code || unknown.length > 0 || countries.length > 1)
    faults.push({ field, code: 'country', values: { name: unknown[0] ?? text } });
  else if (Object.hasOwn(there, code))
    faults.push({ field, code: 'countryThere', values: { name: countriesSaid([code], locales[0] ?? 'fr') } });
  else if (!own && faults.length === 0) faults.push({ field: 'emergency.new.police', code: 'noNumber' });
  return code && own ? [code, own] : null;
}
