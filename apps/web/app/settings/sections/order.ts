/** The known ones in the order said, then those that it does not name. */
export function orderOf(said: string, known: readonly string[]): string[] {
  const named = said.split(',').filter((name) => known.includes(name));
  return [...new Set([...named, ...known])];
}

/** A list in one field, parted by commas, with one of its names a place further up (-1) or down (1). */
export function moved(list: string, name: string, by: -1 | 1): string {
  const names = list.split(',');
  const at = names.indexOf(name);
  const other = names[at + by];
  if (at < 0 || other === undefined) return list;
  names[at + by] = name;
  names[at] = other;
  return names.join(',');
}
