import { sql } from '@entraide/db';
import {
  type AreaCount,
  areaBits,
  areaBox,
  type Figure,
  type FiguresOfPart,
  figuresOf,
  PARTS,
  Part,
  placeOfMonth,
  type RequestFigures,
} from '@entraide/model/figures';
import type { Box } from '@entraide/model/geo';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { largestIn } from '../place/index.ts';
import { countYear } from './count-year.ts';

const Asked = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  part: Part.default('year'),
});

/** More than a person reads; what they hold together is in the rest. */
const MOST_AREAS = 30;
const DEADLINE_MS = 20_000;

export interface Area extends AreaCount {
  /** "Lyon (France)"; null: listings for a whole country. */
  name: string | null;
  box: Box | null;
}

export interface FiguresOfSpace {
  year: number;
  part: Part;
  /** Years with listings, the newest first. */
  years: number[];
  now: FiguresOfPart;
  /** The same part of the year before. */
  before: FiguresOfPart;
  /** January to December. */
  months: { now: RequestFigures[]; before: RequestFigures[] };
  /** Where requests came from, most requests first. Null: withheld as a whole. */
  areas: { rows: Area[]; rest: AreaCount } | null;
}

/**
 * What the board of an association asks for: numbers of one part of a year and the same part of the year before. Small ones are withheld,
 * and no other request of this verb helps to find them out (`figuresOf`). The year of today when none is given.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid
 */
export async function readFigures(ctx: Ctx, given: unknown = {}): Promise<FiguresOfSpace> {
  requireRole(ctx, 'admin');
  const thisYear = ctx.clock().getUTCFullYear();
  const { year = thisYear, part } = parse(Asked, given);
  const { coverage, categories } = ctx.tenant.config;
  const bits = areaBits(coverage);
  const order = categories.map(({ slug }) => slug);
  return inTenant(
    ctx,
    async (tx) => {
      const [first] = await tx.execute<{ year: number }>(sql`
        select extract(year from created_at at time zone 'UTC')::int as year from listings where not sample order by id limit 1`);
      const now = figuresOf(await countYear(tx, { year, bits, order }));
      const before = figuresOf(await countYear(tx, { year: year - 1, bits, order }));
      const place = PARTS.indexOf(part);
      const monthsOf = (figures: FiguresOfPart[]) =>
        figures.slice(placeOfMonth(0)).map(({ requests }) => requests);
      const [these, those] = [now[place], before[place]];
      if (!these || !those) throw new Error(`no figures of ${part}`);
      const areas = these.areas && firstOf(these.areas.rows, these.areas.rest);
      const boxes = areas?.rows.map(({ key }) => (key === '' ? null : areaBox(key, bits))) ?? [];
      const names = await largestIn(
        tx,
        boxes.filter((box) => box !== null),
        ctx.locale,
      );
      return {
        ...{ year, part, now: these, before: those },
        years: yearsFrom(Math.min(first?.year ?? thisYear, thisYear), thisYear),
        months: { now: monthsOf(now), before: monthsOf(before) },
        areas: areas && {
          rest: areas.rest,
          rows: areas.rows.map(({ count }, at) => {
            const box = boxes[at] ?? null;
            return { ...count, box, name: box && (names.shift() ?? '') };
          }),
        },
      };
    },
    { deadlineMs: DEADLINE_MS, readOnly: true },
  );
}

const yearsFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => last - at);

function firstOf(rows: { key: string; count: AreaCount }[], rest: AreaCount) {
  const add = (a: Figure, b: Figure) => (a === null || b === null ? null : a + b);
  return {
    rows: rows.slice(0, MOST_AREAS),
    rest: rows.slice(MOST_AREAS).reduce(
      (sum, { count }) => ({
        asked: sum.asked + count.asked,
        met: add(sum.met, count.met),
        unmet: add(sum.unmet, count.unmet),
      }),
      rest,
    ),
  };
}
