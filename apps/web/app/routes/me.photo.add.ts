import { Invalid, TooMany, Unavailable } from '@entraide/core/error';
import { setProfilePhoto } from '@entraide/core/profile';
import { NoRoom } from '@entraide/core/room';
import { profilePaths } from '@entraide/model/path';
import { safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { uploadOfForm } from '../framework/upload-of-form.server.ts';

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
    if (error instanceof TooMany) throw to('too-often');
    if (error instanceof Unavailable) throw to('busy');
    if (error instanceof NoRoom) throw to('full');
    const fault = error instanceof Invalid ? error.faults.find(({ path }) => path[0] === 'file') : undefined;
    if (!fault) throw error;
    throw to(fault.code);
  }
  throw to('added');
});
