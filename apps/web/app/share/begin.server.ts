import { beginListing, MOST_SHARED } from '@entraide/core/draft';
import { DomainError, SignInNeeded } from '@entraide/core/error';
import { keepPhoto } from '@entraide/core/photo';
import { paths } from '@entraide/model/path';
import { formWithUpload } from '../../http/upload-of-form.server.ts';
import { type RouteArgs, safeRedirect } from '../framework/index.ts';
import { plain } from '../post/values.ts';
import type { PhotoOutcome } from './shared.server.ts';

/** Begins a listing with what another app hands over, and leads to its form. Nothing is published by it. */
export async function beginWithShared({ ctx, request, session }: RouteArgs): Promise<never> {
  const { form, file } = await formWithUpload(request, (source) => keepPhoto(ctx, source), { cut: true });
  const text = (name: string) => plain(String(form.get(name) ?? '')).slice(0, MOST_SHARED);
  const photo = file?.status === 'fulfilled' ? file.value.id : null;
  await beginListing(ctx, {
    browserToken: session.browserToken(),
    ...{ title: text('title'), text: text('text'), url: text('url'), photo },
  });
  throw safeRedirect(paths.newListing({ shared: 1, photo: file && outcomeOf(file) }), 303);
}

/** A photo that cannot be taken keeps no text back. */
function outcomeOf(file: PromiseSettledResult<unknown>): PhotoOutcome {
  if (file.status === 'fulfilled') return 'kept';
  if (file.reason instanceof SignInNeeded) return 'signed-out';
  if (file.reason instanceof DomainError) return 'refused';
  throw file.reason;
}
