import { v7, validate } from 'uuid';

/**
 * A UUIDv7: unique, ordered by time, and silent about how many others there are.
 * @param at the moment it stands for; now when absent
 */
export function newId(at?: Date): string {
  return at ? v7({ msecs: at.getTime() }) : v7();
}

/** No id that was made at this moment or later comes before it. */
export function firstIdAt(at: Date): string {
  const ms = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}

export function isId(value: string): boolean {
  return validate(value);
}
