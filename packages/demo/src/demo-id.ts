/**
 * A UUIDv7 that says when, of which seed and which number of it: what is planted already can be told, whatever was cut short.
 * @param mark the low 30 bits tell one seed of one space from another
 */
export function demoId(at: number, mark: number, number: number): string {
  const time = at.toString(16).padStart(12, '0');
  const low = (mark & 0x3fffffff).toString(16).padStart(8, '0');
  const variant = (8 + (Number.parseInt(low[0] ?? '0', 16) & 3)).toString(16);
  const tail = number.toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${low.slice(1, 4)}-${variant}${low.slice(4, 7)}-${low[7]}000${tail}`;
}

/** What the ids of one seed of one space look like, as a regular expression of Postgres. */
export function demoIdPattern(mark: number): string {
  const [, , third = '', fourth = '', fifth = ''] = demoId(0, mark, 0).split('-');
  return `^.{8}-.{4}-${third}-${fourth}-${fifth.slice(0, 4)}`;
}

/** The number in such an id, in SQL. */
export const NUMBER_IN_ID = `('x' || right(id::text, 8))::bit(32)::bigint`;
