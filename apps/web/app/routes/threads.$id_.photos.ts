import { Conflict } from '@entraide/core/error';
import { addPhotoToReply } from '@entraide/core/thread';
import { paths } from '@entraide/model/path';
import { uploadOfForm } from '../../http/upload-of-form.server.ts';
import { safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { photoFaultOf } from '../photos/fault-of.server.ts';

/** There is nothing to see here. */
export const loader = spaceLoader(({ params }) => {
  throw safeRedirect(paths.thread(params.id ?? ''));
});

/** A photo that the script of a conversation's page sends by itself; what became of it is said in the address that the answer leads to. */
export const action = spaceAction(async ({ ctx, request, params }) => {
  const id = params.id ?? '';
  const to = (photo: string) => safeRedirect(paths.thread(id, { photo }), 303);
  try {
    await uploadOfForm(request, (file) => addPhotoToReply(ctx, id, file));
  } catch (error) {
    const fault = error instanceof Conflict ? 'failed' : photoFaultOf(error);
    if (!fault) throw error;
    throw to(fault);
  }
  throw to('added');
});
