import type { z } from 'zod';
import { type Fault, Invalid } from './error.ts';

/**
 * Parses at the door.
 * @throws Invalid with the path of every fault
 */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new Invalid(faultsOf(result.error.issues));
  const unfit = unfitTexts(value);
  if (unfit.length > 0) throw new Invalid(unfit);
  return result.data;
}

/** Postgres takes neither NUL nor half a surrogate pair; both come only from programs. */
function unfitTexts(value: unknown, path: (string | number)[] = []): Fault[] {
  if (typeof value === 'string')
    return /[\0\p{Surrogate}]/u.test(value)
      ? [{ path, code: 'invalid-character', message: 'a character that no text has' }]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unfitTexts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

export function faultsOf(issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'unknown',
        message: `unknown field: ${key}`,
      }));
    return [{ path, code: issue.code, message: issue.message }];
  });
}
