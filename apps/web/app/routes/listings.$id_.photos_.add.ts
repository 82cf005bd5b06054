import { Invalid, TooMany, Unavailable } from '@entraide/core/error';
import { addPhoto } from '@entraide/core/photo';
import { photoPaths } from '@entraide/model/path';
import { actingOnListing } from '../desk/acting.server.ts';
import { safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { uploadOfForm } from '../framework/upload-of-form.server.ts';

/** There is nothing to see here: whoever reloads after a file that was too large is led to the form. */
export const loader = spaceLoader(({ params }) => {
  throw safeRedirect(photoPaths.of(params.id ?? ''));
});

/** A photo is sent by itself; what became of it is said in the address that the answer leads to, also to the script that sends them. */
export const action = spaceAction(
  actingOnListing(async ({ ctx, request, params }) => {
    const id = params.id ?? '';
    const to = (outcome: string) => safeRedirect(photoPaths.of(id, { photo: outcome }), 303);
    try {
      await uploadOfForm(request, (file) => addPhoto(ctx, id, file));
    } catch (error) {
      if (error instanceof TooMany) throw to('too-often');
      if (error instanceof Unavailable) throw to('busy');
      const fault =
        error instanceof Invalid ? error.faults.find(({ path }) => path[0] === 'file') : undefined;
      if (!fault) throw error;
      throw to(fault.code);
    }
    throw to('added');
  }),
);
