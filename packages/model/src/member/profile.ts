import { z } from 'zod';
import { PlaceInput } from '../listing/listing.ts';
import { Line, Text } from '../text/index.ts';

export const ABOUT_LENGTH = 600;
export const MOST_LANGUAGES = 20;
/** Places in which somebody says that they know people. */
export const MOST_TIES = 10;

/** Languages that a member can say they speak, ISO 639; their names are the browser's or the server's to say. */
export const SPOKEN = (
  'fr en ar es pt de it nl ru uk pl ro tr fa ps ku ur hi bn pa ta te ml mr gu si ne zh ja ko vi th km lo my id ms tl ' +
  'sw am ti so om rw ln wo ff bm ha yo ig zu xh af mg kab zgh he el bg sr hr bs sq mk sl sk cs hu fi sv no da is et lv lt ' +
  'ka hy az kk uz mn br eu ca co oc gl ga cy lb mt ht'
).split(' ');
const Spoken = z.string().refine((code) => SPOKEN.includes(code), 'no language that can be chosen');

const CountryGiven = z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/) });

/** A place, of which its city is kept, or a whole country. */
export const TieGiven = z.union([...PlaceInput.options, CountryGiven]);
export type TieGiven = z.infer<typeof TieGiven>;

const once = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((one) => [JSON.stringify(one), one])).values(),
];

/** What members tell the others of themselves; a field that is left out stays as it is. */
export const ProfileChange = z
  .strictObject({
    /** For the association's admins alone. */
    familyName: Line.max(60),
    about: Text.max(ABOUT_LENGTH),
    languages: z.array(Spoken).max(MOST_LANGUAGES).transform(once),
    /** Categories of the space. */
    helps: z.array(z.string().min(1).max(40)).max(50).transform(once),
    place: PlaceInput.nullable(),
    ties: z.array(TieGiven).max(MOST_TIES).transform(once),
  })
  .partial();
export type ProfileChange = z.infer<typeof ProfileChange>;
