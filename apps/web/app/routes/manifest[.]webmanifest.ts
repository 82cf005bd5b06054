import { NotFound } from '@entraide/core/error';
import { siteLoader } from '../framework/index.ts';
import { answerManifest, manifestOf } from '../install/manifest.server.ts';

/** What a browser installs from this host. */
export const loader = siteLoader(({ url, request, ...args }) => {
  const manifest = manifestOf(args, url.searchParams.get('in'));
  if (!manifest) throw new NotFound();
  return answerManifest(manifest, request);
});
