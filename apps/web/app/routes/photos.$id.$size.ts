import { Readable } from 'node:stream';
import { NotFound } from '@entraide/core/error';
import { type PhotoSize, showPhoto } from '@entraide/core/photo';
import { spaceLoader } from '../framework/index.ts';

const sizes: readonly PhotoSize[] = ['small', 'medium', 'large', 'jpeg'];

/**
 * A photo, as whoever asks may see it. The bytes of an address never change; a browser keeps those of a listing for itself alone, because
 * the next one may not be allowed to see them. One that was sent to somebody, or waits, is asked for each time: whoever comes to this
 * browser next is not shown it.
 */
export const loader = spaceLoader(async ({ ctx, request, params }) => {
  const size = sizes.find((one) => one === params.size);
  if (!size) throw new NotFound();
  // Says nothing of the bytes, which are the same as long as there are any.
  const tag = `"${size}"`;
  const has = request.headers.get('if-none-match') === tag;
  const { file, onListing } = await showPhoto(ctx, params.id ?? '', size, has);
  const headers = {
    ETag: tag,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': onListing ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
  if (!file) return new Response(null, { status: 304, headers });
  return new Response(Readable.toWeb(file.bytes) as ReadableStream, {
    headers: { ...headers, 'Content-Type': file.mediaType, 'Content-Length': String(file.size) },
  });
});
