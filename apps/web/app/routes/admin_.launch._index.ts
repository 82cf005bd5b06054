import { requireRole } from '@entraide/core/access';
import { readLaunch } from '@entraide/core/launch';
import { launchPaths } from '@entraide/model/path';
import { safeRedirect, spaceLoader } from '../framework/index.ts';

/** Where the admin was last, on whatever device. */
export const loader = spaceLoader(async ({ ctx, context }) => {
  requireRole(ctx, 'admin');
  const launch = context.operate && (await readLaunch(ctx, context.operate));
  throw safeRedirect(launchPaths.step(launch?.step ?? 'ready'));
});
