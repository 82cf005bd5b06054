import { addPhoto } from '@entraide/core/photo';
import { photoPaths } from '@entraide/model/path';
import { uploadOfForm } from '../../http/upload-of-form.server.ts';
import { safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { photoFaultOf } from '../photos/fault-of.server.ts';

/** There is nothing to see here: whoever reloads after a file that was too large is led to the form. */
export const loader = spaceLoader(({ params }) => {
  throw safeRedirect(photoPaths.of(params.id ?? ''));
});

/** A photo is sent by itself; what became of it is said in the address that the answer leads to, also to the script that sends them. */
export const action = spaceAction(async ({ ctx, request, params }) => {
  const id = params.id ?? '';
  const to = (outcome: string) => safeRedirect(photoPaths.of(id, { photo: outcome }), 303);
  try {
    await uploadOfForm(request, (file) => addPhoto(ctx, id, file));
  } catch (error) {
    const fault = photoFaultOf(error);
    if (!fault) throw error;
    throw to(fault);
  }
  throw to('added');
});
