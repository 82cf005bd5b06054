import { setProfilePhoto } from '@entraide/core/profile';
import { profilePaths } from '@entraide/model/path';
import { uploadOfForm } from '../../http/upload-of-form.server.ts';
import { safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { photoFaultOf } from '../photos/fault-of.server.ts';

/** There is nothing to see here: whoever reloads after a file that was too large is led to the form. */
export const loader = spaceLoader(() => {
  throw safeRedirect(profilePaths.photo());
});

/** What became of the photo is said in the address that the answer leads to. */
export const action = spaceAction(async ({ ctx, request }) => {
  const to = (outcome: string) => safeRedirect(profilePaths.photo({ photo: outcome }), 303);
  try {
    await uploadOfForm(request, (file) => setProfilePhoto(ctx, file));
  } catch (error) {
    const fault = photoFaultOf(error);
    if (!fault) throw error;
    throw to(fault);
  }
  throw to('added');
});
