import { Conflict } from '@entraide/core/error';
import { deleteListing, solveListing } from '@entraide/core/listing';
import {
  addPhotoToReply,
  chooseHelper,
  muteThread,
  readThread,
  SHARE_KINDS,
  share,
  takeBackChoice,
  withdrawShare,
} from '@entraide/core/thread';
import { endingPaths, paths } from '@entraide/model/path';
import { formWithUpload } from '../../../http/upload-of-form.server.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { type RouteArgs, safeRedirect } from '../../framework/index.ts';
import { refuse, reply } from './reply.server.ts';

type Ctx = RouteArgs['ctx'];

/** What a button of the page does, by its `intent`; where it leads to, if not back to the conversation. */
const deeds: Record<string, (ctx: Ctx, id: string, form: FormData) => Promise<unknown>> = {
  choose: (ctx, id, form) => chooseHelper(ctx, id, { tellOthers: form.has('tellOthers') }),
  'take-back': takeBackChoice,
  solve: async (ctx, id) => {
    const listingId = await listingOf(ctx, id);
    const { kind } = await solveListing(ctx, listingId);
    // Who helped is asked while it is fresh.
    if (kind === 'request') throw safeRedirect(endingPaths.helped(listingId), 303);
  },
  stop: async (ctx, id) => {
    const listingId = await listingOf(ctx, id);
    await deleteListing(ctx, listingId);
    // There it can be undone.
    throw safeRedirect(paths.listing(listingId), 303);
  },
  mute: (ctx, id) => muteThread(ctx, id, true),
  unmute: (ctx, id) => muteThread(ctx, id, false),
  ...Object.fromEntries(
    SHARE_KINDS.flatMap((kind) => [
      [
        `share-${kind}`,
        (ctx: Ctx, id: string, form: FormData) => share(ctx, id, { kind, words: form.get('words') }),
      ],
      [`withdraw-${kind}`, (ctx: Ctx, id: string) => withdrawShare(ctx, id, kind)],
    ]),
  ),
};

/** The action of a conversation: one more message, or what a button of it does. */
export async function actInThread(args: RouteArgs) {
  const { ctx, request, params } = args;
  const id = params.id ?? '';
  const { form, file } = await formWithUpload(request, (source) => addPhotoToReply(ctx, id, source));
  const intent = String(form.get('intent') ?? '');
  if (!Object.hasOwn(deeds, intent)) return reply(ctx, id, form, file);
  const typed = { intent, text: String(form.get('words') ?? ''), named: false };
  try {
    await deeds[intent]?.(ctx, id, form);
  } catch (error) {
    if (error instanceof Conflict) return refuse(typed, [{ field: null, code: 'stopped' }], 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    // Two forms of the page have such a field: it is told apart by what its form does.
    const faults = refused.faults.map((fault) =>
      fault.field === 'words' ? { ...fault, field: intent } : fault,
    );
    return refuse(typed, faults, refused.status);
  }
  throw safeRedirect(paths.thread(id), 303);
}

/** The listing of a conversation, as far as the caller sees it; whether it is theirs is asked by what is done with it. */
const listingOf = async (ctx: Ctx, id: string) => (await readThread(ctx, id)).listing?.id ?? '';
