import { cornerNames, fontNames, HexColor } from '@entraide/model/theme';
import type { FormFault } from '../../forms/faults.ts';
import { ownsOf, type Section } from './section.ts';

export const look: Section = {
  owns: ownsOf('theme'),
  values: ({ config: { theme } }) =>
    Object.fromEntries(Object.entries(theme).map(([name, value]) => [`theme.${name}`, value])),
  make(values) {
    const faults: FormFault[] = [];
    const refuse = (name: string, code: string) => {
      faults.push({ field: `theme.${name}`, code });
      return '';
    };
    const color = (name: 'brand' | 'accent') =>
      HexColor.safeParse((values[`theme.${name}`] ?? '').trim()).data ?? refuse(name, 'color');
    const one = (name: 'font' | 'corners', choices: readonly string[]) =>
      choices.find((choice) => choice === values[`theme.${name}`]) ?? refuse(name, 'choose');
    const theme = {
      brand: color('brand'),
      accent: color('accent'),
      font: one('font', fontNames),
      corners: one('corners', cornerNames),
    };
    return { set: faults.length > 0 ? {} : { theme }, faults };
  },
};
