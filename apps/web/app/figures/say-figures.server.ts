import { type FiguresOfSpace, readFigures } from '@entraide/core/figures';
import { type AreaCount, type Figure, type FiguresOfPart, PARTS, spanOf } from '@entraide/model/figures';
import { intlLocale } from '@entraide/model/language';
import { textIn } from '@entraide/model/tenant';
import type { RouteArgs } from '../framework/index.ts';
import { formatsFor, getT } from '../i18n/index.ts';
import type { T } from '../i18n/keys.ts';
import { areaMap } from './area-map.server.ts';
import type { SaidAreas, SaidFigures } from './said.ts';

interface Asked {
  year?: string | undefined;
  part?: string | undefined;
}

const askedIn = ({ searchParams }: URL): Asked => ({
  year: searchParams.get('year') || undefined,
  part: searchParams.get('part') || undefined,
});

/**
 * The figures that an address asks for, in words.
 * @param plain numbers as a spreadsheet reads them, without separators
 */
export async function sayFigures(
  { ctx, context, url }: RouteArgs,
  { asked = askedIn(url), plain = false }: { asked?: Asked; plain?: boolean } = {},
): Promise<SaidFigures> {
  const t = getT(context, 'figures');
  const { locale } = ctx;
  const figures = await readFigures(ctx, asked);
  const { year, part, now, before, years } = figures;
  const number = sayNumber(locale, t, plain);
  const names = partNames(locale, t);
  const name = names[PARTS.indexOf(part)] ?? '';
  const period = (of: number) => (part === 'year' ? String(of) : `${name} ${of}`);
  const isOver = spanOf(year, part).to <= ctx.clock();
  const labels = new Map(
    ctx.tenant.config.categories.map(({ slug, label }) => [slug, textIn(label, locale)]),
  );
  const restOf = (part: FiguresOfPart) => part.categories?.rest ?? null;
  const last = new Map(before.categories?.rows.map(({ key, count }) => [key, count]));
  return {
    ...{ year, part, before: period(year - 1) },
    period: isOver ? period(year) : t('soFar', { period: period(year) }),
    choices: { years, parts: PARTS.map((value, at) => ({ value, label: names[at] ?? '' })) },
    totals: totalsOf(now, before, number, { locale, t }),
    months: monthNames(locale).map((month, at) => {
      const [these, those] = [figures.months.now[at], figures.months.before[at]];
      const counts = [these?.asked, these?.met, those?.asked, those?.met].map((count) =>
        number(count ?? null),
      );
      return { ...month, asked: these?.asked ?? null, met: these?.met ?? null, said: counts };
    }),
    categories: now.categories && [
      ...now.categories.rows.map(({ key, count }) => ({
        ...{ name: labels.get(key) ?? key, count },
        said: [number(count), number(last.get(key) ?? (restOf(before) === 0 ? 0 : null))],
      })),
      ...(now.categories.rest > 0
        ? [
            {
              name: t('categories.rest'),
              count: now.categories.rest,
              said: [number(now.categories.rest), restSaid()],
            },
          ]
        : []),
    ],
    areas: areasOf(figures, number, t),
  };

  /** The rest of the year before only when it is the rest of the same categories. */
  function restSaid(): string {
    const same =
      now.categories?.rows.every(({ key }) => last.has(key)) && last.size === now.categories.rows.length;
    return same ? number(restOf(before)) : t('withheld');
  }
}

function areasOf(
  { areas }: FiguresOfSpace,
  number: (figure: Figure) => string,
  t: T<'figures'>,
): SaidAreas | null {
  if (!areas) return null;
  const say = ({ asked, met, unmet }: AreaCount) => [asked, met, unmet].map(number);
  const rows = areas.rows.map(({ name, box, ...count }, at) => ({
    ...{ name: name ?? t('areas.country'), box, number: at + 1 },
    ...{ count: count.unmet ?? count.asked, said: say(count) },
  }));
  return {
    rows: rows.map(({ name, said }) => ({ name, said })),
    rest: areas.rest.asked > 0 ? say(areas.rest) : [],
    ofUnmet: areas.rest.unmet !== null,
    map: areaMap(rows.flatMap(({ box, ...row }) => (box ? [{ ...row, box }] : []))),
  };
}

/** What is counted, in words: now and the year before. */
function totalsOf(
  now: FiguresOfPart,
  before: FiguresOfPart,
  number: (figure: Figure) => string,
  { locale, t }: { locale: string; t: T<'figures'> },
): SaidFigures['totals'] {
  const time = (minutes: Figure) => (minutes === null ? '–' : sayMinutes(minutes, locale));
  const unmet = ({ requests: { asked, met } }: FiguresOfPart) =>
    asked === null || met === null ? null : asked - met;
  const row = (
    what: string,
    of: (figures: FiguresOfPart) => Figure,
    say = number,
  ): SaidFigures['totals'][number] => [what, say(of(now)), say(of(before))];
  return [
    row(t('totals.asked'), ({ requests }) => requests.asked),
    row(t('totals.met'), ({ requests }) => requests.met),
    row(t('totals.unmet'), unmet),
    row(t('totals.answered'), ({ answered }) => answered),
    row(t('totals.untilAnswer'), ({ untilAnswer }) => untilAnswer, time),
    row(t('totals.offers'), ({ offers }) => offers),
    row(t('totals.active'), ({ active }) => active),
    row(t('totals.joined'), ({ joined }) => joined),
    row(t('totals.cases'), ({ cases }) => cases),
    row(t('totals.untilDecision'), ({ untilDecision }) => untilDecision, time),
  ];
}

const sayNumber =
  (locale: string, t: T<'figures'>, plain: boolean) =>
  (figure: Figure): string =>
    figure === null ? t('withheld') : plain ? String(figure) : formatsFor(locale).number(figure);

/** Minutes up to two hours, hours up to two days, then days. */
function sayMinutes(minutes: number, locale: string): string {
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [minutes / 60, 'hour']
        : [minutes / 1440, 'day'];
  return new Intl.NumberFormat(intlLocale(locale), {
    ...{ style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 },
  }).format(count);
}

export function monthNames(locale: string): { name: string; letter: string }[] {
  const form = (month: 'long' | 'narrow') =>
    new Intl.DateTimeFormat(intlLocale(locale), { month, timeZone: 'UTC' });
  const [long, narrow] = [form('long'), form('narrow')];
  return Array.from({ length: 12 }, (_, month) => {
    const day = new Date(Date.UTC(2026, month));
    return { name: long.format(day), letter: narrow.format(day) };
  });
}

/** In the order of `PARTS`. */
const partNames = (locale: string, t: T<'figures'>): string[] => [
  t('whole'),
  t('quarterFirst'),
  ...[2, 3, 4].map((number) => t('quarter', { number })),
  ...monthNames(locale).map(({ name }) => name),
];
