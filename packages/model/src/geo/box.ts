import { z } from 'zod';

/** Degrees; `west` greater than `east` crosses the antimeridian. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

const degrees = (limit: number) => z.number().min(-limit).max(limit);

/** A centimetre: finer says nothing, and the smallest numbers there are would underflow in the database. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7 + 0; // + 0: never -0

const numbers = (text: string) =>
  text.split(',').map((part) => (part.trim() === '' ? Number.NaN : round(Number(part))));

/** `lat,lon` as it stands in an address. */
export const PointText = z
  .string()
  .max(60)
  .transform((text) => numbers(text))
  .pipe(z.tuple([degrees(90), degrees(180)], 'a latitude and a longitude in degrees: 51.5,-0.12'))
  .transform(([lat, lon]) => ({ lat, lon }));

/** `west,south,east,north` as it stands in an address. */
export const BoxText = z
  .string()
  .max(120)
  .transform((text) => numbers(text))
  .pipe(
    z.tuple([degrees(180), degrees(90), degrees(180), degrees(90)], 'four degrees: west,south,east,north'),
  )
  .transform(([west, south, east, north]) => ({ west, south, east, north }))
  .refine((box) => box.north > box.south, { message: 'north lies above south' })
  .refine((box) => box.west !== box.east, { message: 'the box has no width' });

/** The box as one or two boxes that do not cross the antimeridian. */
export function splitAtAntimeridian(box: Box): Box[] {
  return box.west < box.east
    ? [box]
    : [
        { ...box, east: 180 },
        { ...box, west: -180 },
      ];
}

/** Width in degrees, from 0 to 360. */
export function widthOf(box: Box): number {
  return box.west < box.east ? box.east - box.west : box.east - box.west + 360;
}
