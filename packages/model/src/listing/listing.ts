import { z } from 'zod';
import { Precision } from '../geo/precision.ts';
import { Line, longEnough, Text } from '../text/index.ts';

export const Kind = z.enum(['offer', 'request']);
export type Kind = z.infer<typeof Kind>;

export const TITLE_LENGTH = { min: 3, max: 120 } as const;
export const DESCRIPTION_LENGTH = { min: 1, max: 4000 } as const;

/** A place of the gazetteer, or a point ("near me") that is snapped to its cell before anything is kept. */
export const PlaceInput = z.union([
  z.strictObject({ id: z.int32().positive() }),
  z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
]);
export type PlaceInput = z.infer<typeof PlaceInput>;

const Title = Line.max(TITLE_LENGTH.max).check(({ value, issues }) => {
  if (!longEnough(value, TITLE_LENGTH.min))
    issues.push({
      code: 'too_small',
      origin: 'string',
      minimum: TITLE_LENGTH.min,
      inclusive: true,
      input: value,
    });
});

/** What an author gives; the end and `locale` have defaults from the category and the space. */
export const ListingInput = z
  .strictObject({
    kind: Kind,
    category: z.string().min(1).max(40),
    title: Title,
    description: Text.min(DESCRIPTION_LENGTH.min).max(DESCRIPTION_LENGTH.max),
    place: PlaceInput,
    precision: Precision.default('neighbourhood'),
    urgent: z.boolean().default(false),
    onBehalf: z.boolean().default(false),
    /** The person it is for knows and agrees: asked for what is for somebody else. */
    consent: z.boolean().default(false),
    hideName: z.boolean().default(false),
    /** The last day, YYYY-MM-DD: it ends with that day at the listing's place. */
    until: z.iso.date().optional(),
    /** A moment instead of a day. */
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    locale: z.string().min(2).max(10).optional(),
  })
  .refine(({ onBehalf, consent }) => onBehalf !== true || consent === true, {
    path: ['consent'],
    message: 'say that the person it is for knows and agrees: "consent": true',
    // Told together with what else is wrong.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });
export type ListingInput = z.infer<typeof ListingInput>;

/** Where others see a listing: the centre of its cell, and words for it. */
export const Location = z.object({
  lat: z.number(),
  lon: z.number(),
  precision: Precision,
  label: z.string(),
  country: z.string(),
  /** Metres around the centre; 0 for a public place. */
  radiusM: z.number(),
});
export type Location = z.infer<typeof Location>;

/** A circle of so many metres holds a whole town: its name says as much as "within 3 km" of its middle, and truer. */
const TOWN_M = 3000;

/** Whether a town is all that is known: it was written by its name alone, or is to be shown as no more. */
export const saysTownOnly = ({ precision, radiusM }: Pick<Location, 'precision' | 'radiusM'>): boolean =>
  precision === 'city' || (precision === 'neighbourhood' && radiusM >= TOWN_M);

/**
 * A listing as everybody who may read the space sees it. Of a solved or paused one, only its author and those who wrote to them see the text and
 * the name: for everybody else `description` is empty and `author` null.
 */
export const Listing = z.object({
  id: z.string(),
  kind: Kind,
  category: z.string(),
  title: z.string(),
  description: z.string(),
  locale: z.string(),
  status: z.enum(['held', 'published', 'paused', 'solved', 'hidden', 'deleted']),
  urgent: z.boolean(),
  onBehalf: z.boolean(),
  location: Location,
  /** First name, or null when the author keeps it until they pick a helper. */
  author: z
    .object({
      name: z.string(),
      /** Address of their photo, small, on the space's host; only for members who see them. */
      photo: z.string().optional(),
      /** Of their profile; only for accepted members, and where one listing was asked for. */
      id: z.string().optional(),
      /** The association has checked them, and knows them since that year; only for members, and where one listing was asked for. */
      vouched: z.object({ sinceYear: z.number().nullable() }).optional(),
    })
    .nullable(),
  /** Whole kilometres from the point asked for to the cell's centre, 1 at least; of a listing for a whole country there is none. */
  distanceKm: z.number().optional(),
  /** True for the listing's own author. */
  mine: z.boolean(),
  /** The caller's own conversation about it; only where one listing was asked for. */
  threadId: z.string().optional(),
  /** The decision that hides it; only the author learns it. */
  decisionId: z.string().optional(),
  /** Whether others are not told the author's name; only the author learns it. */
  hideName: z.boolean().optional(),
  /** When its author said that the person it is for agrees; null: it was written before anybody was asked. Only of what is for somebody else, and only the author learns it. */
  consentAt: z.string().nullable().optional(),
  /** The association asks for somebody, who is not named. */
  byDesk: z.literal(true).optional(),
  /** An example on a board that is new: nobody can answer it. */
  sample: z.literal(true).optional(),
  expired: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string(),
  /** The day of `expiresAt` at the listing's place, YYYY-MM-DD. */
  until: z.string(),
});
export type Listing = z.infer<typeof Listing>;
