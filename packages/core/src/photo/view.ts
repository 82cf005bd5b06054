import { photos } from '@entraide/db';
import { thumbHashToDataURL } from 'thumbhash';

/** A photo as pages know it. */
export interface Photo {
  id: string;
  /** What is seen, in words; empty: nobody has said it. */
  alt: string;
  /** Pixels of the large one. */
  width: number;
  height: number;
  /** Some bytes that stand for it until it is there, base64. */
  thumbhash: string;
  /** By which moderators took it away; for its author. */
  decisionId: string | null;
}

export const photoColumns = {
  id: photos.id,
  alt: photos.alt,
  width: photos.width,
  height: photos.height,
  thumbhash: photos.thumbhash,
  decisionId: photos.decisionId,
};

/** A message and its photos, as a case keeps them: what it says, and what is said to be seen. */
export function saidWith(body: string, sent: readonly Pick<Photo, 'id' | 'alt'>[]) {
  const text = [body, ...sent.map(({ alt }) => alt)].filter((words) => words !== '').join('\n');
  return { text, ...(sent.length > 0 && { photos: sent.map(({ id }) => id) }) };
}

/** A tiny PNG in an address (`data:`), some kilobytes long. */
export const placeholderOf = ({ thumbhash }: Pick<Photo, 'thumbhash'>): string =>
  thumbHashToDataURL(Buffer.from(thumbhash, 'base64'));
