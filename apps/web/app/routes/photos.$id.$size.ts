import { Readable } from 'node:stream';
import { NotFound } from '@entraide/core/error';
import { type PhotoSize, showPhoto } from '@entraide/core/photo';
import { spaceLoader } from '../framework/index.ts';

const sizes: readonly PhotoSize[] = ['small', 'medium', 'large', 'jpeg'];

/**
 * A photo of a listing, as whoever asks may see it. The bytes of an address never change; a browser keeps them for itself alone, because the
 * next one may not be allowed to see them.
 */
export const loader = spaceLoader(async ({ ctx, params }) => {
  const size = sizes.find((one) => one === params.size);
  if (!size) throw new NotFound();
  const { bytes, size: length, mediaType } = await showPhoto(ctx, params.id ?? '', size);
  return new Response(Readable.toWeb(bytes) as ReadableStream, {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(length),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  });
});
