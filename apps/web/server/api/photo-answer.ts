import type { Ctx } from '@entraide/core/ctx';
import type { Photo } from '@entraide/core/photo';
import { photoPaths } from '@entraide/model/path';
import { z } from '@hono/zod-openapi';

const sizes = ['small', 'medium', 'large', 'jpeg'] as const;
type Size = (typeof sizes)[number];

export const PhotoAnswer = z
  .object({
    id: z.string(),
    alt: z.string().openapi({ description: 'What is seen, in words; empty: nobody has said it.' }),
    width: z.int().openapi({ description: 'Pixels of the large one.' }),
    height: z.int(),
    thumbhash: z
      .string()
      .openapi({ description: 'Base64: some colours that stand for it until it is there.' }),
    urls: z.object({ small: z.string(), medium: z.string(), large: z.string(), jpeg: z.string() }).openapi({
      description: 'WebP, the longest side 320, 800 and 1600 pixels at most; and a JPEG of 800.',
    }),
  })
  .openapi('Photo');

/** A photo as the API tells of it. Its pictures are asked for with the same session as anything else. */
export function photoAnswer({ tenant }: Ctx, { id, alt, width, height, thumbhash }: Photo) {
  const urls = Object.fromEntries(
    sizes.map((size) => [size, `${tenant.origin}${photoPaths.file(id, size)}`]),
  ) as Record<Size, string>;
  return { id, alt, width, height, thumbhash, urls };
}

/** Ids of photos that were sent before, in the order in which they shall stand. */
export const photoIds = z.array(z.string()).max(6).optional().openapi({
  description: 'Your own, sent with `POST /photos` and not used yet; six at most, in their order.',
});
