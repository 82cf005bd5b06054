import { memberOf } from '@entraide/core/ctx';
import { getListing } from '@entraide/core/listing';
import { addPhoto } from '@entraide/core/photo';
import { photoPaths } from '@entraide/model/path';
import { uploadOfForm } from '../../http/upload-of-form.server.ts';
import { actingOnListing } from '../desk/acting.server.ts';
import { safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { asksAboutChildren, saidNoChild } from '../photos/children.server.ts';
import { photoFaultOf } from '../photos/fault-of.server.ts';

/** There is nothing to see here: whoever reloads after a file that was too large is led to the form. */
export const loader = spaceLoader(({ params }) => {
  throw safeRedirect(photoPaths.of(params.id ?? ''));
});

/** A photo is sent by itself; what became of it is said in the address that the answer leads to, also to the script that sends them. */
export const action = spaceAction(
  actingOnListing(async ({ ctx, request, params, url }) => {
    const id = params.id ?? '';
    const noChild = saidNoChild(url);
    // What was said of the photos before holds for the next ones.
    const to = (outcome: string) =>
      safeRedirect(photoPaths.of(id, { ...(noChild && { 'no-child': 'yes' }), photo: outcome }), 303);
    if (!noChild && memberOf(ctx) && asksAboutChildren(ctx, await getListing(ctx, id))) throw to('child');
    try {
      await uploadOfForm(request, (file) => addPhoto(ctx, id, file));
    } catch (error) {
      const fault = photoFaultOf(error);
      if (!fault) throw error;
      throw to(fault);
    }
    throw to('added');
  }),
);
