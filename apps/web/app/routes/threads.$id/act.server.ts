import { Conflict } from '@entraide/core/error';
import { deleteListing, solveListing } from '@entraide/core/listing';
import {
  chooseHelper,
  muteThread,
  readThread,
  replyToThread,
  SHARE_KINDS,
  share,
  takeBackChoice,
  withdrawShare,
} from '@entraide/core/thread';
import { paths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

type Ctx = RouteArgs['ctx'];

/** What a button of the page does, by its `intent`; where it leads to, if not back to the conversation. */
const deeds: Record<string, (ctx: Ctx, id: string, form: FormData) => Promise<unknown>> = {
  choose: (ctx, id, form) => chooseHelper(ctx, id, { tellOthers: form.has('tellOthers') }),
  'take-back': takeBackChoice,
  solve: async (ctx, id) => solveListing(ctx, await listingOf(ctx, id)),
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
export async function actInThread({ ctx, request, params }: RouteArgs) {
  const id = params.id ?? '';
  const form = await readForm(request);
  const intent = String(form.get('intent') ?? '');
  const typed = { intent, text: String(form.get('words') ?? form.get('body') ?? '') };
  try {
    if (Object.hasOwn(deeds, intent)) await deeds[intent]?.(ctx, id, form);
    else await replyToThread(ctx, id, { body: typed.text, ...(form.has('named') && { named: true }) });
  } catch (error) {
    if (error instanceof Conflict)
      return data({ typed, faults: [{ field: null, code: intent ? 'stopped' : 'closed' }] }, 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    // Two forms of the page have such a field: it is told apart by what its form does.
    const faults = refused.faults.map((fault) =>
      fault.field === 'words' ? { ...fault, field: intent } : fault,
    );
    return data({ typed, faults }, refused.status);
  }
  throw safeRedirect(intent ? paths.thread(id) : paths.latestIn(id, { sent: 1 }), 303);
}

/** The listing of a conversation, as far as the caller sees it; whether it is theirs is asked by what is done with it. */
const listingOf = async (ctx: Ctx, id: string) => (await readThread(ctx, id)).listing?.id ?? '';
