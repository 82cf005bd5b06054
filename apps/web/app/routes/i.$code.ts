import { paths } from '@entraide/model/path';
import { safeRedirect, spaceLoader } from '../framework/index.ts';

/** The short address of an invitation, for paper and messages. It only leads on: a link that a scanner opens lets nobody in. */
export const loader = spaceLoader(({ params }) => {
  throw safeRedirect(paths.join({ invite: params.code?.slice(0, 100) }));
});
