import type { TestSpace } from '@entraide/core/testing';
import { distanceM, type Precision } from '@entraide/model/geo';
import { type AttackName, attacks } from './attacks.ts';
import { setScene } from './scene.ts';
import { type PlaceKind, placeKinds, type Target } from './targets.ts';

/** The best that a grid can do is 0.399: half of a square lies within so much of its side around its centre. */
export const LEAST_SHARE = 0.38;

/** What an attack came to among targets of a kind. */
export interface Outcome {
  attack: AttackName;
  kind: PlaceKind | 'anywhere';
  targets: number;
  /** Metres between the home and where the attack looked for it. */
  medianM: number;
  /** The same as a share of the side of the cell that hides the home. */
  medianShare: number;
}

export interface Findings {
  outcomes: Outcome[];
  targets: number;
  queries: { total: number; fewestATarget: number };
}

interface Options {
  targets: readonly Target[];
  openSpace: () => Promise<TestSpace>;
  /** What the targets choose. */
  precision?: Precision;
  concurrency?: number;
  onProgress?: (done: number) => void;
}

interface Guess {
  attack: AttackName;
  target: Target;
  errorM: number;
}

/** Every attack against every target, each in a space of its own. */
export async function runAttacks(options: Options): Promise<Findings> {
  const { targets, openSpace, precision = 'neighbourhood', concurrency = 4, onProgress = () => {} } = options;
  const guesses: Guess[] = [];
  const queries: number[] = [];
  const waiting = [...targets.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, target] = next;
      const scene = await setScene(await openSpace(), target.home, precision, chances(number + 1));
      for (const [attack, find] of Object.entries(attacks))
        guesses.push({
          attack: attack as AttackName,
          target,
          errorM: distanceM(target.home, await find(scene)),
        });
      queries.push(scene.spy.asked());
      onProgress(queries.length);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return {
    outcomes: outcomesOf(guesses),
    targets: targets.length,
    queries: { total: queries.reduce((sum, n) => sum + n, 0), fewestATarget: Math.min(...queries) },
  };
}

/** Whether a home is better hidden than the least that is promised, whatever the attack and the place. */
export const holds = ({ outcomes }: Findings) =>
  outcomes.length > 0 && outcomes.every(({ medianShare }) => medianShare >= LEAST_SHARE);

function outcomesOf(guesses: readonly Guess[]): Outcome[] {
  const names = Object.keys(attacks) as AttackName[];
  return names.flatMap((attack) =>
    (['anywhere', ...placeKinds] as const).flatMap((kind) => {
      const group = guesses.filter(
        (guess) => guess.attack === attack && (kind === 'anywhere' || guess.target.kind === kind),
      );
      if (group.length === 0) return [];
      return {
        ...{ attack, kind, targets: group.length },
        medianM: median(group.map(({ errorM }) => errorM)),
        medianShare: median(group.map(({ errorM, target }) => errorM / target.sideM)),
      };
    }),
  );
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
