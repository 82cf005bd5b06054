import { Readable } from 'node:stream';
import { openExport } from '@entraide/core/export';
import { spaceLoader } from '../framework/index.ts';

/** One of the reader's own files, for them alone: the link in the mail asks them to sign in. */
export const loader = spaceLoader(async ({ ctx, params }) => {
  const { bytes, size } = await openExport(ctx, params.id ?? '');
  return new Response(Readable.toWeb(bytes) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(size),
      'content-disposition': `attachment; filename="${ctx.tenant.slug}-me.zip"`,
      'cache-control': 'no-store',
    },
  });
});
