import { z } from 'zod';
import { type Fault, refused } from './fault.ts';
import type { Form } from './form.ts';

/** The fields of a form are texts; these read them as Stripe does. */
export const text = z.string().max(5000);
export const whole = z
  .string()
  .refine((value) => /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value)), {
    params: { code: 'parameter_invalid_integer' },
  })
  .transform(Number);
export const atLeast = (least: number) =>
  whole.refine((value) => value >= least, {
    params: {
      code: 'parameter_invalid_integer',
      says: `This value must be greater than or equal to ${least}.`,
    },
  });
export const share = z
  .string()
  .refine((value) => /^\d{1,3}(\.\d{1,2})?$/.test(value) && Number(value) <= 100)
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const address = text.refine((value) => URL.canParse(value.replaceAll('{', '').replaceAll('}', '')), {
  params: { code: 'url_invalid', says: 'Not a valid URL' },
});
/** An empty value takes a key away, or all of them. */
export const metadata = z.union([
  z.literal('').transform(() => null),
  z.record(z.string().max(40), z.string().max(500)),
]);
export const expand = z.array(z.string()).max(20).optional();
export const range = z
  .union([
    whole.transform((at) => ({ gte: at, lte: at })),
    z.strictObject({ gt: whole, gte: whole, lt: whole, lte: whole }).partial(),
  ])
  .optional();
/** What every list takes. */
export const paging = {
  limit: whole
    .refine((value) => value >= 1 && value <= 100, { params: { code: 'parameter_invalid_integer' } })
    .optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  expand,
};

/** Reads what was asked. What the fake does not know is refused, as Stripe refuses what it does not know. */
export function read<S extends z.ZodType>(schema: S, params: Form): z.output<S> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw faultOf(parsed.error.issues[0], params);
}

function faultOf(issue: z.core.$ZodIssue | undefined, params: Form): Fault {
  if (!issue) return refused('Invalid request');
  if (issue.code === 'invalid_union') {
    const within = issue.errors.flat().find(({ path }) => path.length > 0);
    if (within) return faultOf({ ...within, path: [...issue.path, ...within.path] }, params);
  }
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const [first = '', ...rest] = [...issue.path, ...unknown.slice(0, 1)].map(String);
  const param = `${first}${rest.map((step) => `[${step}]`).join('')}`;
  const value = issue.path.reduce<unknown>((at, step) => Object(at)[step], params);
  if (unknown.length > 0)
    return refused(`Received unknown parameter: ${param} (or one that this fake of Stripe does not know)`, {
      code: 'parameter_unknown',
      param,
    });
  if (value === undefined)
    return refused(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  const told = (issue.code === 'custom' ? issue.params : undefined) as
    | { code?: string; says?: string }
    | undefined;
  const says =
    told?.code === 'parameter_invalid_integer'
      ? `Invalid integer: ${value}`
      : `Invalid ${param}: ${issue.message}`;
  return refused(told?.says ?? says, { ...(told?.code && { code: told.code }), param });
}
