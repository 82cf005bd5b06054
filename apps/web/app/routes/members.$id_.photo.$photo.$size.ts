import { Readable } from 'node:stream';
import { NotFound } from '@entraide/core/error';
import { type ProfilePhotoSize, showProfilePhoto } from '@entraide/core/profile';
import { spaceLoader } from '../framework/index.ts';

const sizes: readonly ProfilePhotoSize[] = ['small', 'medium', 'jpeg'];

/** A member's photo, for who sees their profile. As of a listing's, the bytes of an address never change, and a browser keeps them for itself. */
export const loader = spaceLoader(async ({ ctx, params }) => {
  const size = sizes.find((one) => one === params.size);
  if (!size) throw new NotFound();
  const asked = { photoId: params.photo ?? '', size };
  const { bytes, size: length, mediaType } = await showProfilePhoto(ctx, params.id ?? '', asked);
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
