import type { Ctx } from '@entraide/core/ctx';
import type { MyProfile } from '@entraide/core/profile';
import type { Point } from '@entraide/model/geo';
import type { PlaceInput } from '@entraide/model/listing';
import { ABOUT_LENGTH } from '@entraide/model/member';
import type { FormFault } from '../../forms/faults.ts';
import { type PlaceOption, readPlaceSaid } from '../../post/place.server.ts';
import { profilePlaceSaid } from '../../profile/said.server.ts';

/** What the form holds, as it was typed. */
export interface ProfileValues {
  displayName: string;
  familyName: string;
  about: string;
  languages: string[];
  helps: string[];
  place: string;
  placeId: string;
  /** Those that are kept: an id of a city, or a country's letters. */
  ties: string[];
  /** One to add, in words. */
  tie: string;
  tieId: string;
}

export function readProfileValues(form: FormData): ProfileValues {
  // A browser sends each line end as two characters.
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
  const all = (name: string) => form.getAll(name).map(String);
  const last = (name: string) => all(name).at(-1) ?? '';
  return {
    ...{ displayName: text('displayName'), familyName: text('familyName'), about: text('about') },
    ...{ languages: all('languages'), helps: all('helps'), ties: all('ties') },
    ...{
      place: text('place').trim(),
      placeId: last('placeId'),
      tie: text('tie').trim(),
      tieId: last('tieId'),
    },
  };
}

export const profileValues = (profile: MyProfile, locale: string): ProfileValues => ({
  ...{ displayName: profile.displayName, familyName: profile.familyName, about: profile.about },
  ...{ languages: profile.languages, helps: profile.helps, ties: profile.ties.map(tieValue) },
  place: profile.place ? profilePlaceSaid(profile.place, locale) : '',
  placeId: profile.place?.id ? String(profile.place.id) : '',
  ...{ tie: '', tieId: '' },
});

export const tieValue = ({ id, country }: MyProfile['ties'][number]): string =>
  id === undefined ? country : String(id);

interface ProfileRead {
  change: Record<string, unknown>;
  faults: FormFault[];
  /** Under the field of that name: which of them is meant? */
  options: { place?: PlaceOption[] | undefined; tie?: PlaceOption[] | undefined };
}

/** The change that a form says, with its places looked up; what is wrong with them stands in `faults`. */
export async function readProfileForm(
  ctx: Ctx,
  values: ProfileValues,
  { before, near }: { before: MyProfile; near: Point },
): Promise<ProfileRead> {
  const { place, placeId, tie, tieId, ties, ...plain } = values;
  const kept = before.place;
  const isKept = placeId === String(kept?.id) && kept && place === profilePlaceSaid(kept, ctx.locale);
  const own: Looked = isKept
    ? { place: { id: Number(placeId) } }
    : await looked(ctx, { place, placeId, precision: 'city' }, near);
  // A whole country is a place to know people in.
  const added = await looked(ctx, { place: tie, placeId: tieId, precision: 'country' }, near);
  return {
    change: {
      ...plain,
      ...('place' in own && { place: own.place }),
      ties: [...ties.map(tieGiven), ...('place' in added && added.place ? [added.place] : [])],
    },
    faults: [
      ...faultIn(own, 'place'),
      ...faultIn(added, 'tie'),
      ...(plain.about.length > ABOUT_LENGTH ? [{ field: 'about', code: 'about' }] : []),
    ],
    options: {
      ...('options' in own && { place: own.options }),
      ...('options' in added && { tie: added.options }),
    },
  };
}

type Looked = { place: PlaceInput | null } | { fault: FormFault; options?: PlaceOption[] };

async function looked(
  ctx: Ctx,
  said: { place: string; placeId: string; precision: string },
  near: Point,
): Promise<Looked> {
  if (said.place === '') return { place: null };
  return readPlaceSaid(ctx, { ...said, lat: '', lon: '' }, near);
}

const faultIn = (said: Looked, field: string): FormFault[] =>
  'fault' in said ? [{ ...said.fault, field }] : [];

const tieGiven = (value: string) => (/^\d{1,9}$/.test(value) ? { id: Number(value) } : { country: value });
