import { v7, validate } from 'uuid';

/**
 * A UUIDv7: unique, ordered by time, and silent about how many others there are.
 * @param at the moment it stands for; now when absent
 */
export function newId(at?: Date): string {
  return at ? v7({ msecs: at.getTime() }) : v7();
}

export function isId(value: string): boolean {
  return validate(value);
}
