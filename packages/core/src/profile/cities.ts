import { eq, places, type TenantTx } from '@entraide/db';
import type { PlaceInput } from '@entraide/model/listing';
import type { TieGiven } from '@entraide/model/member';
import { Invalid } from '../error/index.ts';
import { locate } from '../place/index.ts';
import type { MemberRow } from './view.ts';

/**
 * The city that stands for a place: nothing finer is kept of where somebody is. What was kept before stays as it is.
 * @throws Invalid for a whole country or region, or for no place at all
 */
export async function cityOf(tx: TenantTx, given: PlaceInput, before: MemberRow): Promise<number> {
  if (isKept(given, before)) return given.id;
  const { placeId, precision } = await located(tx, 'place', given);
  if (precision === 'country')
    throw new Invalid([{ path: ['place'], code: 'no-city', message: 'a city, not a whole country' }]);
  return placeId;
}

/** The columns of the places in which somebody knows people; of a region, its country. @throws Invalid */
export async function tiesOf(
  tx: TenantTx,
  ties: readonly TieGiven[],
  before: MemberRow,
): Promise<Pick<MemberRow, 'tiePlaceIds' | 'tieCountries'>> {
  const tiePlaceIds = new Set<number>();
  const tieCountries = new Set<string>();
  for (const tie of ties) {
    if ('country' in tie) {
      if (!(await isCountry(tx, tie.country))) throw unknownPlace('ties');
      tieCountries.add(tie.country);
    } else if (isKept(tie, before)) tiePlaceIds.add(tie.id);
    else {
      const { placeId, country, precision } = await located(tx, 'ties', tie);
      if (precision === 'country') tieCountries.add(country);
      else tiePlaceIds.add(placeId);
    }
  }
  return { tiePlaceIds: [...tiePlaceIds], tieCountries: [...tieCountries] };
}

async function isCountry(tx: TenantTx, code: string): Promise<boolean> {
  const rows = await tx.select({ id: places.id }).from(places).where(eq(places.country, code)).limit(1);
  return rows.length > 0;
}

const isKept = (given: PlaceInput, before: MemberRow): given is { id: number } =>
  'id' in given && (given.id === before.placeId || before.tiePlaceIds.includes(given.id));

async function located(tx: TenantTx, field: string, given: PlaceInput) {
  try {
    return await locate(tx, given, 'city');
  } catch (error) {
    throw error instanceof Invalid ? unknownPlace(field) : error;
  }
}

const unknownPlace = (field: string) =>
  new Invalid([{ path: [field], code: 'unknown-place', message: 'no such place' }]);
