import type { YearOfDesk } from '@entraide/core/desk';
import { CHOICES } from '@entraide/model/moderation';
import type { T } from '../i18n/keys.ts';

/** The figures as rows of a table: what is counted, and a column a year. */
export function figureRows(years: readonly YearOfDesk[], t: T<'desk'>): string[][] {
  const row = (name: string, of: (year: YearOfDesk) => number | null) => [
    name,
    ...years.map((year) => String(of(year) ?? '')),
  ];
  return [
    row(t('figures.year'), ({ year }) => year),
    row(t('figures.reports'), ({ reports }) => reports),
    row(t('figures.flagged'), ({ flagged }) => flagged),
    ...[...CHOICES.listing, 'hold'].map((kind) =>
      row(`${t('figures.decisions')} (${t(`choice.${kind}`)})`, ({ decisions }) => decisions[kind] ?? 0),
    ),
    row(t('figures.automated'), ({ automated }) => automated),
    row(t('figures.appeals'), ({ appeals }) => appeals),
    row(t('figures.reversed'), ({ reversed }) => reversed),
    row(t('figures.median'), ({ medianMinutes }) => medianMinutes),
  ];
}
