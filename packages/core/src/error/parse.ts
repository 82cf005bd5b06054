import type { z } from 'zod';
import { type Fault, Invalid } from './error.ts';

/**
 * Parses at the door.
 * @throws Invalid with the path of every fault
 */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Invalid(faultsOf(result.error.issues));
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
