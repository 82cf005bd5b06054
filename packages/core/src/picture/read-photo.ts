import { rm } from 'node:fs/promises';
import type { Ctx } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import { mediaTypeOf, reachStore, receive } from '../file/index.ts';
import { runApart, splitAnswer } from './run-apart.ts';

/** Of a photo as it is sent: a phone's own file, where nothing could shrink it first. */
export const MOST_PHOTO_BYTES = 15 * 1024 * 1024;
/** They wait on the disk, so only their time counts: about a second each. */
const MOST_WAITING = 20;

/** Why a file cannot be a photo. A page has a sentence for each. */
export type PhotoFault =
  | 'empty'
  | 'too-large'
  | 'incomplete'
  | 'heic'
  | 'media-type'
  | 'pixels'
  | 'broken'
  | 'too-complex';

export interface DecodedPhoto {
  /** Pixels of the large one. */
  width: number;
  height: number;
  /** Base64. */
  thumbhash: string;
  /** WebP, the longest side 320, 800 and 1600 pixels at most. */
  small: Buffer;
  medium: Buffer;
  large: Buffer;
  /** As `medium`. */
  jpeg: Buffer;
}

const refused = (code: PhotoFault, message: string) => new Invalid([{ path: ['file'], code, message }]);

/**
 * A photo that somebody sends, written anew in each size, turned as it was taken and without a word of when, where and with what. What is
 * sent goes to the disk and from there to a process of its own, so that this one holds no more of it than a piece.
 * @throws Invalid for `file` with a PhotoFault; Unavailable when too many others wait
 */
export async function readPhoto(
  ctx: Pick<Ctx, 'fileStore' | 'log'>,
  source: AsyncIterable<Uint8Array>,
): Promise<DecodedPhoto> {
  const received = await reachStore(ctx, () =>
    receive(source, ctx.fileStore.incoming, { mostBytes: MOST_PHOTO_BYTES }),
  );
  try {
    if (received.size === 0) throw refused('empty', 'This file is empty.');
    const kind = mediaTypeOf(received.head);
    if (kind === 'image/heic') throw refused('heic', 'Save it as JPEG first.');
    if (kind !== 'image/jpeg' && kind !== 'image/png' && kind !== 'image/webp')
      throw refused('media-type', 'A JPEG, PNG or WebP.');
    return decoded(await runApart('decode-photo.js', [], received.path, { mostWaiting: MOST_WAITING }));
  } finally {
    await rm(received.path, { force: true }).catch(() => {});
  }
}

interface Said {
  fault?: 'pixels' | 'broken';
  width: number;
  height: number;
  thumbhash: string;
  lengths: number[];
}

function decoded(answer: Buffer | null): DecodedPhoto {
  if (!answer) throw refused('too-complex', 'This photo asks for too much.');
  const { said, bytes } = splitAnswer<Said>(answer);
  if (said.fault) throw refused(said.fault, 'This file cannot be read as a photo.');
  const ends = said.lengths.map((_, at) => said.lengths.slice(0, at + 1).reduce((sum, one) => sum + one));
  const [small, medium, large, jpeg] = ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
  if (!small || !medium || !large || !jpeg) throw refused('broken', 'This file cannot be read as a photo.');
  const { width, height, thumbhash } = said;
  return { width, height, thumbhash, small, medium, large, jpeg };
}
