import { Conflict, Invalid, NotFound } from '@entraide/core/error';
import { describePhoto, type Photo, removePhoto } from '@entraide/core/photo';
import { replyToThread } from '@entraide/core/thread';
import { paths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, safeRedirect } from '../../framework/index.ts';
import { type PhotoOutcome, photoFaultOf } from '../../photos/fault-of.server.ts';

type Ctx = RouteArgs['ctx'];

interface Typed {
  intent: string;
  text: string;
  /** The writer's name is to be shown with it. */
  named: boolean;
}

/** The page again, with all that was typed. */
export const refuse = (
  typed: Typed,
  faults: FormFault[],
  status: number,
  photo: PhotoOutcome | 'added' | 'removed' | null = null,
) => data({ typed, faults, photo }, status);

/**
 * Writes a message, with the photos that wait for it. Where no script has sent them by themselves, one comes with the form: it is kept whatever
 * becomes of the rest, and the rest is shown again whatever became of it.
 */
export async function reply(ctx: Ctx, id: string, form: FormData, file: PromiseSettledResult<Photo> | null) {
  const typed = { intent: '', text: String(form.get('body') ?? ''), named: form.has('named') };
  const faults = await describe(ctx, form);
  if (faults.length > 0) return refuse(typed, faults, 422);
  const [act, photoId = ''] = String(form.get('do') ?? '').split(':');
  if (act === 'remove') {
    await removePhoto(ctx, photoId).catch(unlessGone);
    return refuse(typed, [], 200, 'removed');
  }
  try {
    const fault = faultOf(file, act === 'photo');
    if (fault) return refuse(typed, [], 422, fault);
    if (act === 'photo') return refuse(typed, [], 200, 'added');
    const photos = form.getAll('photo').map(String);
    if (file?.status === 'fulfilled') photos.push(file.value.id);
    await replyToThread(ctx, id, { body: typed.text, photos, ...(typed.named && { named: true }) });
  } catch (error) {
    if (error instanceof Conflict) return refuse(typed, [{ field: null, code: 'closed' }], 409);
    // Sent from another window, or a day is over. Where it is the conversation, the page says so.
    if (error instanceof NotFound && form.has('photo'))
      return refuse(typed, [{ field: null, code: 'photos' }], 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return refuse(typed, refused.faults, refused.status);
  }
  throw safeRedirect(paths.latestIn(id, { sent: 1 }), 303);
}

/** Keeps what was written about photos that wait. */
async function describe(ctx: Ctx, form: FormData): Promise<FormFault[]> {
  const faults: FormFault[] = [];
  for (const photo of new Set(form.getAll('photo').map(String))) {
    const alt = form.get(`alt-${photo}`);
    if (alt === null) continue;
    try {
      await describePhoto(ctx, photo, { alt }).catch(unlessGone);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      faults.push({ field: `alt-${photo}`, code: 'alt' });
    }
  }
  return faults;
}

/** @throws what is not about the photo */
function faultOf(file: PromiseSettledResult<Photo> | null, asked: boolean): PhotoOutcome | null {
  if (!file) return asked ? 'empty' : null;
  if (file.status === 'fulfilled') return null;
  const fault = photoFaultOf(file.reason);
  if (!fault) throw file.reason;
  return fault;
}

function unlessGone(error: unknown): void {
  if (!(error instanceof NotFound)) throw error;
}
