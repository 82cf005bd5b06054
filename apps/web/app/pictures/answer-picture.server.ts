import { type Ctx, visitor } from '@entraide/core/ctx';
import { NotFound } from '@entraide/core/error';

/** In a language of the space, for a stranger. @throws NotFound for a language that it does not speak */
export function inLocale(ctx: Ctx, locale: string | undefined): Ctx {
  const spoken = ctx.tenant.config.locales.find((one) => one === locale);
  if (!spoken) throw new NotFound();
  return { ...ctx, locale: spoken, actor: visitor };
}

/** The same for everybody, so that any cache between may keep it, for an hour: a listing that is deleted is gone from there soon. */
export function answerPicture(bytes: Buffer, mediaType: 'image/jpeg' | 'image/png'): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'public, max-age=3600',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
