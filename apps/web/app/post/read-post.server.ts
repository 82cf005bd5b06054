import type { Ctx } from '@entraide/core/ctx';
import { Invalid } from '@entraide/core/error';
import { previewListing } from '@entraide/core/listing';
import type { Point } from '@entraide/model/geo';
import { ListingInput } from '@entraide/model/listing';
import { z } from 'zod';
import type { FormFault } from '../forms/faults.ts';
import { type PlaceOption, readPlaceSaid, sayPlace } from './place.server.ts';
import { emptyValues, type PostValues } from './values.ts';

export type PostRead =
  | { input: Record<string, unknown>; guessed: boolean }
  | { faults: FormFault[]; places?: PlaceOption[] | undefined };

/** The listing that a form says, judged by the verb that will publish it; or what is wrong with it, in the form's order. */
export async function readPost(ctx: Ctx, values: PostValues, near: Point): Promise<PostRead> {
  const said = await readPlaceSaid(ctx, values, near);
  const { kind, category, title, description, urgent, onBehalf, consent, hideName } = values;
  const input = {
    ...{ kind, category, title, description, urgent, onBehalf, consent, hideName, locale: ctx.locale },
    ...('place' in said && { place: said.place }),
    ...(values.precision !== '' && { precision: values.precision }),
    ...(values.until !== '' && { until: values.until }),
  };
  const faults = await faultsOf(ctx, input);
  if ('fault' in said) {
    const others = faults.filter(({ field }) => field !== 'place');
    return { faults: inOrder([...others, said.fault]), places: said.options };
  }
  return faults.length > 0 ? { faults } : { input, guessed: said.guessed };
}

/** What keeps this listing from being published; empty when nothing does. */
export async function faultsOf(ctx: Ctx, input: unknown): Promise<FormFault[]> {
  try {
    await previewListing(ctx, input);
    return [];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return postFaults(error);
  }
}

/** In the order of the form, which is that of the summary; each is also the word for what is wrong with it. */
const fields = [
  'kind',
  'category',
  'title',
  'description',
  'place',
  'precision',
  'until',
  'consent',
] as const;

export function postFaults(error: Invalid): FormFault[] {
  const paths = new Set(error.faults.map(({ path }) => (path[0] === 'expiresAt' ? 'until' : path[0])));
  const known = fields.filter((field) => paths.has(field));
  if (known.length > 0) return known.map((field) => ({ field, code: field }));
  return [{ field: null, code: 'other' }];
}

function inOrder(faults: FormFault[]): FormFault[] {
  const place = (fault: FormFault) => (fields as readonly (string | null)[]).indexOf(fault.field);
  return faults.sort((a, b) => place(a) - place(b));
}

/** A kept draft as the form holds it, which may have been begun only; null when it is of an older shape. */
export async function valuesOf(ctx: Ctx, draft: unknown): Promise<PostValues | null> {
  // Without the rules between fields: the form says what is still missing.
  const read = Begun.safeParse(draft);
  if (!read.success) return null;
  const { place, until = '', expiresAt: _, locale: __, ...input } = read.data;
  return { ...emptyValues, ...defined(input), ...(place && (await sayPlace(ctx, place))), until };
}

const Begun = z.strictObject({ ...ListingInput.shape, title: z.string(), description: z.string() }).partial();

/** Without what is not there. */
const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<{
    [K in keyof T]: NonNullable<T[K]>;
  }>;
