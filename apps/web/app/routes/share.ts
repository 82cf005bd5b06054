import { paths } from '@entraide/model/path';
import { safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { beginWithShared } from '../share/begin.server.ts';

/** There is nothing to see here: a link may lead to the form, and begins nothing by itself. */
export const loader = spaceLoader(() => {
  throw safeRedirect(paths.newListing());
});

/** Another app shares something with the space that is installed. */
export const action = spaceAction(beginWithShared);
