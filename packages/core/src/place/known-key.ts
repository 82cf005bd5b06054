import { placeKey } from '../gazetteer/place-key.ts';

const MOST = 20_000;
const keys = new Map<string, string>();

/** placeKey() of a name out of the gazetteer, remembered. Not for what people type: that is for nobody to keep. */
export function knownKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = placeKey(name);
  if (keys.size >= MOST) keys.clear();
  keys.set(name, key);
  return key;
}
