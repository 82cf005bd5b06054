import { mayArrive } from '@entraide/core/launch';
import { launchPaths, paths } from '@entraide/model/path';
import { returnQuery } from '../account/return-to.ts';
import { safeRedirect, spaceLoader } from '../framework/index.ts';

const YEAR_S = 365 * 86_400;

/** The browser that began a launch asked for its code on another host, whose cookies do not come along: it brings its token in the address. */
export const loader = spaceLoader(async ({ ctx, url, cookies }) => {
  const token = url.searchParams.get('token') ?? '';
  const next = { next: launchPaths.guide(), purpose: 'launch' };
  if (!(await mayArrive(ctx, token))) throw safeRedirect(paths.login() + returnQuery(next));
  cookies.set('browser', token, YEAR_S);
  throw safeRedirect(paths.loginCode() + returnQuery(next));
});
