import { memberOf } from '@entraide/core/ctx';
import { readThread } from '@entraide/core/thread';
import { autolink } from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { categoryOf } from '../../components/card.server.ts';
import { vouchedSaid } from '../../components/vouched.server.ts';
import type { RouteArgs } from '../../framework/index.ts';
import { formatsFor, getT } from '../../i18n/index.ts';
import { sayNote } from '../../safety/note.server.ts';

/** A conversation as its page shows it. */
export async function readThreadPage({ ctx, context, params, url }: RouteArgs) {
  const before = url.searchParams.get('before') ?? undefined;
  const thread = await readThread(ctx, params.id ?? '', { before });
  const t = getT(context, 'threads');
  const status = memberOf(ctx)?.status;
  const formats = formatsFor(ctx.locale);
  const { listing, shares } = thread;
  const sharesOf = (whose: keyof typeof shares) =>
    Object.entries(shares[whose]).map(([kind, { words, endsAt }]) => ({
      ...{ kind: kind as 'place' | 'phone', words },
      until: formats.fullDay(new Date(endsAt)),
    }));
  return {
    title: thread.with === null ? t('thread.titleHidden') : t('thread.title', { name: thread.with }),
    /** How the other person is called here. */
    name: thread.with ?? t(thread.left ? 'left' : 'someone'),
    thread: {
      ...thread,
      listing: listing && {
        ...listing,
        lang: listing.locale === ctx.locale ? undefined : listing.locale,
        stateSaid: t(`state.${listing.status}`),
      },
      shares: { mine: sharesOf('mine'), theirs: sharesOf('theirs') },
      vouched: vouchedSaid(context, thread.vouched),
      messages: thread.messages.map((message) => ({
        ...message,
        parts: autolink(message.body).map(({ text, href = null }) => ({ text, href })),
      })),
    },
    /** Of the team, in the name of the desk. */
    acting: memberOf(ctx)?.behind !== undefined,
    newest: before === undefined,
    safety: listing && sayNote(ctx, categoryOf(ctx, listing.category)),
    sent: url.searchParams.has('sent'),
    held: status === 'pending',
    waits: thread.held && paths.decision(thread.held.decisionId),
    mayWrite: status !== 'suspended' && !thread.held && !thread.left,
    mayShare: status === 'active' && !thread.held && !thread.left,
  };
}

export type ThreadPage = Awaited<ReturnType<typeof readThreadPage>>;
