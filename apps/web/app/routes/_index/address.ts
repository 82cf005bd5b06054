/** The board's address with some parts changed; null takes a part away. Another page of the list always starts anew. */
export function boardAddress(now: URLSearchParams, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(now);
  params.delete('cursor');
  params.delete('lang');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return params.size > 0 ? `/?${params}` : '/';
}

/** About a kilometre: enough to know who is near, too little to know a home. */
export function roundedPoint({ lat, lon }: { lat: number; lon: number }): string {
  return `${lat.toFixed(2)},${lon.toFixed(2)}`;
}

/** To a thousandth of a degree, about 100 metres. */
export function roundedBox(box: { west: number; south: number; east: number; north: number }): string {
  return [box.west, box.south, box.east, box.north].map((degrees) => degrees.toFixed(3)).join(',');
}
