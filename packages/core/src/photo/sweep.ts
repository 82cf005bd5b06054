import { photos } from '@entraide/db';
import type { Sweep } from '../job/sweep.ts';
import { isLoose, isOver } from './loose.ts';

/** Photos that nobody put anywhere go after a day; their files in the same night, because the sweep of files comes later. */
export const sweepPhotos: Sweep = async (ctx, tx) => {
  await tx.delete(photos).where(isOver(ctx));
  return (await tx.select({ id: photos.id }).from(photos).where(isLoose).limit(1)).length > 0;
};
