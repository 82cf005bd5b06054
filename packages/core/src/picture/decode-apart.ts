import { painterFonts } from './painter.ts';
import { type ApartLimits, runApart, splitAnswer } from './run-apart.ts';

export type DecodeFault = 'pixels' | 'broken' | 'unseen' | 'too-complex';

export type Decoded = { fault: DecodeFault } | { webp: Buffer; still: boolean };

/** Logos are few. */
const MOST_WAITING = 3;

/**
 * A logo that somebody sent, decoded and written anew in a process of its own.
 * @throws Unavailable when too many others are to be decoded
 */
export async function decodeApart(
  bytes: Buffer,
  kind: 'svg' | 'pixels',
  limits: Partial<ApartLimits> = {},
): Promise<Decoded> {
  const words = [kind, ...(kind === 'svg' ? painterFonts() : [])];
  const answer = await runApart('decode.js', words, bytes, { mostWaiting: MOST_WAITING, ...limits });
  if (!answer) return { fault: 'too-complex' };
  const { said, bytes: webp } = splitAnswer<{ fault?: DecodeFault; still?: boolean }>(answer);
  return said.fault ? { fault: said.fault } : { webp, still: said.still === true };
}
