import { z } from 'zod';

// Beyond these an answer is nonsense, whoever gives it.
export const Lat = z.number().min(-90).max(90);
export const Lon = z.number().min(-180).max(180);
export const Name = z.string().trim().min(1).max(200);

/** A country's code that is none says nothing. */
export const countryOf = (code: string | undefined) =>
  /^[A-Za-z]{2}$/.test(code ?? '') ? code?.toUpperCase() : undefined;
