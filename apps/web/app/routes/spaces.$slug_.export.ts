import { PassThrough, Readable } from 'node:stream';
import { exportTenant } from '@entraide/core/archive';
import { findTenant } from '@entraide/core/tenant';
import { consolePaths } from '@entraide/model/path';
import { consoleAction, consoleLoader, safeRedirect } from '../framework/index.ts';

/** Everything of a space as one file, sent as it is written. */
export const action = consoleAction(async ({ operate, params, context }) => {
  const { slug } = await findTenant(operate, params.slug ?? '');
  const out = new PassThrough();
  exportTenant(operate, slug, out).catch((error: unknown) => {
    const wentAway = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!wentAway) context.reportError(error);
    // A file that is cut short is never taken for a whole one: the manifest is its last entry.
    out.destroy(new Error('The export broke off.'));
  });
  return new Response(Readable.toWeb(out) as ReadableStream, {
    headers: {
      'content-type': 'application/gzip',
      'content-disposition': `attachment; filename="${slug}.tar.gz"`,
      'cache-control': 'no-store',
    },
  });
});

/** Somebody came here without the button. */
export const loader = consoleLoader(({ params }) => {
  throw safeRedirect(consolePaths.space(params.slug ?? ''));
});
