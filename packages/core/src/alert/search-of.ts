import type { alerts } from '@entraide/db';
import type { AlertInput } from '@entraide/model/alert';
import type { Ctx } from '../ctx/index.ts';
import { type Fault, Invalid } from '../error/index.ts';
import { nearestPlace } from '../place/index.ts';
import { areaColumns } from './where.ts';

type Row = typeof alerts.$inferSelect;
/** What is searched for. */
export type Search = Omit<Row, 'tenantId' | 'id' | 'memberId' | 'every' | 'createdAt' | 'words'>;

/** @throws Invalid for what no listing of the space can be */
export async function searchOf(ctx: Ctx, input: AlertInput): Promise<Search> {
  check(ctx, input);
  const { kind, category, q, urgent, language, near, bbox, place } = input;
  const centre = bbox ? { lat: (bbox.south + bbox.north) / 2, lon: middle(bbox) } : near;
  return {
    ...areaColumns(input),
    ...{ kind: kind ?? null, category: category ?? null, q: q || null },
    ...{ urgent: urgent ?? false, language: language ?? null },
    placeId: place ?? (centre && (await nearestPlace(ctx, centre, ctx.locale))?.id) ?? null,
  };
}

function check(ctx: Ctx, { category, near, radiusKm }: AlertInput): void {
  const faults: Fault[] = [];
  if (radiusKm && !near)
    faults.push({ path: ['near'], code: 'required', message: 'a radius needs near=lat,lon' });
  if (category !== undefined && !ctx.tenant.config.categories.some(({ slug }) => slug === category))
    faults.push({ path: ['category'], code: 'unknown-category', message: 'this space has no such category' });
  if (faults.length > 0) throw new Invalid(faults);
}

const middle = ({ west, east }: { west: number; east: number }) =>
  west < east ? (west + east) / 2 : (((west + east + 360) / 2 + 540) % 360) - 180;
