import { memberOf } from '@entraide/core/ctx';
import { Invalid, NotAllowed, SignInNeeded } from '@entraide/core/error';
import { getListing } from '@entraide/core/listing';
import { describePhoto, listPhotos, movePhoto, removePhoto } from '@entraide/core/photo';
import { photoPaths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

/** The photos of somebody's own listing. @throws NotFound, NotAllowed, SignInNeeded */
export async function readOwnPhotos({ ctx, params }: RouteArgs) {
  if (!memberOf(ctx)) throw new SignInNeeded();
  const listing = await getListing(ctx, params.id ?? '');
  if (!listing.mine) throw new NotAllowed('Only its author can change a listing.');
  const photos = await listPhotos(ctx, listing.id);
  return { listing, photos: photos.map(({ thumbhash: _, ...photo }) => photo) };
}

/** Saves what was written about the photos, then does what the button says. */
export async function changePhotos(args: RouteArgs) {
  const { ctx, request } = args;
  const { listing, photos } = await readOwnPhotos(args);
  const form = await readForm(request);
  const faults: FormFault[] = [];
  for (const { id, alt } of photos) {
    const said = form.get(`alt-${id}`);
    if (typeof said !== 'string' || said === alt) continue;
    try {
      await describePhoto(ctx, id, { alt: said });
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      faults.push({ field: `alt-${id}`, code: 'alt' });
    }
  }
  if (faults.length > 0) return data({ faults }, 422);
  const [act, id = '', to] = String(form.get('do') ?? '').split(':');
  const outcome = await changed(args, act, id, to);
  throw safeRedirect(photoPaths.of(listing.id, { photo: outcome }), 303);
}

async function changed({ ctx }: RouteArgs, act: string | undefined, id: string, to: string | undefined) {
  if (act === 'remove') {
    await removePhoto(ctx, id);
    return 'removed';
  }
  if (act !== 'move') return 'saved';
  await movePhoto(ctx, id, { to });
  return 'moved';
}
