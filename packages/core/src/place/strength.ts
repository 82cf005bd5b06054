import { distanceM, type Point } from '@entraide/model/geo';
import { typingSlips } from './edit-distance.ts';
import { knownKey } from './known-key.ts';
import { isArea } from './place.ts';
import { isInBox, type Ranked } from './rank-places.ts';
import { isSpokenIn } from './spoken-in.ts';

/** What is known about a question besides its words. */
export interface Asker {
  locale: string;
  near?: Point | undefined;
  /** The region or country was said, and the place is in it. */
  said: boolean;
  /** Letters in capitals, as codes are written. */
  capitals: boolean;
  /** Part of the words was left out to find anything. */
  shortened: boolean;
}

/** Powers of ten of people that a place has to be ahead of its namesakes: of small places, more. */
const AHEAD = 1.5;
const FAR_AHEAD = 2.5;
const LARGE = 100_000;
const SMALL = 50_000;
/** Two names for one place: a town and its airport, a city and its region. */
const SAME_M = 30_000;
/** Nobody asks for a small place so far from where they look without saying where it is. */
const FAR_M = 300_000;

/**
 * Whether the first answer may be taken without asking: its name was typed out, and no other place of that name is about as well
 * known or as near. A beginning, a slip of the pen or a stand-in is never strong.
 */
export function strengthOf(ranked: readonly Ranked[], asker: Asker): 'strong' | 'weak' {
  const [best, ...others] = ranked;
  if (best?.how !== 'exact' || best.via === 'village' || asker.shortened) return 'weak';
  if (best.via === 'code' && !asker.capitals) return 'weak';
  if (/^[a-z]{1,2}$/.test(best.key) && best.place.kind !== 'country') return 'weak';
  if (best.called === 'alias' && !isArea(best.place) && best.fame < SMALL) return 'weak';
  if (isSlipOfOwnName(best)) return 'weak';
  if (isOddlySmall(best, asker)) return 'weak';
  const ahead = isArea(best.place) || best.fame >= LARGE ? AHEAD : FAR_AHEAD;
  return others.some((other) => isRival(best, other, ahead)) ? 'weak' : 'strong';
}

function isRival(best: Ranked, other: Ranked, ahead: number): boolean {
  if (other.how === 'inside' || isSame(best, other)) return false;
  if (other.how === 'exact') return other.score > best.score - ahead;
  // The name of a small place may be the name of a large one with a slip, or the beginning of it.
  return best.fame < SMALL && other.fame >= LARGE && other.fame > best.fame * 50;
}

function isSame({ place: a }: Ranked, { place: b }: Ranked): boolean {
  if (a.country !== b.country) return false;
  if (isArea(a) || isArea(b)) return isArea(a) ? isInBox(b, a.box) : isInBox(a, b.box);
  return distanceM(a, b) < SAME_M;
}

/** GeoNames knows "Londn" and "Pariss" too: what is a slip away from the name stays a slip. */
function isSlipOfOwnName({ place, key, called, via }: Ranked): boolean {
  if (called !== 'alias' || via || isArea(place)) return false;
  const names = [place.name, ...Object.values(place.labels)].map(knownKey);
  return names.some((name) => Math.abs(name.length - key.length) < 2 && typingSlips(key, name) === 1);
}

/** A small place abroad may be the namesake of a village that we do not know. */
function isOddlySmall({ place, fame, via }: Ranked, { locale, near, said }: Asker): boolean {
  if (said || via === 'quarter' || isArea(place) || fame >= SMALL || place.kind === 'capital') return false;
  if (place.kind === 'airport') return false;
  return near ? distanceM(place, near) > FAR_M : !isSpokenIn(place.country, locale);
}
