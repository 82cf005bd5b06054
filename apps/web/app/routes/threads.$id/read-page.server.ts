import { memberOf } from '@entraide/core/ctx';
import { MOST_ALT, MOST_PHOTOS, type Photo, placeholderOf } from '@entraide/core/photo';
import { readThread } from '@entraide/core/thread';
import { autolink } from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { canBeIn } from '@entraide/model/text';
import { categoryOf } from '../../components/card.server.ts';
import { vouchedSaid } from '../../components/vouched.server.ts';
import { languageName } from '../../desk/said.server.ts';
import type { RouteArgs } from '../../framework/index.ts';
import { formatsFor, getT } from '../../i18n/index.ts';
import { faults } from '../../photos/outcomes.ts';
import { sayNote } from '../../safety/note.server.ts';

/** Of so many photos, the newest ones, a few colours come with the page; some kilobytes each. */
const EARLY = 6;

const toShow = ({ thumbhash, ...photo }: Photo, early = false) => ({
  ...photo,
  colours: early ? placeholderOf({ thumbhash }) : null,
});

/** A conversation as its page shows it. */
export async function readThreadPage({ ctx, context, params, url }: RouteArgs) {
  const before = url.searchParams.get('before') ?? undefined;
  const thread = await readThread(ctx, params.id ?? '', { before });
  const t = getT(context, 'threads');
  const status = memberOf(ctx)?.status;
  const formats = formatsFor(ctx.locale);
  const { listing, shares } = thread;
  const early = new Set(thread.messages.flatMap(({ photos }) => photos.map(({ id }) => id)).slice(-EARLY));
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
      messages: thread.messages.map(({ locale, ...message }) => {
        const known = locale !== null && canBeIn(locale, message.body);
        return {
          ...message,
          parts: autolink(message.body).map(({ text, href = null }) => ({ text, href })),
          lang: known ? locale : undefined,
          language: known && locale !== ctx.locale ? languageName(locale, ctx.locale) : null,
          photos: message.photos.map((photo) => toShow(photo, early.has(photo.id))),
        };
      }),
      waiting: thread.waiting.map((photo) => toShow(photo)),
    },
    /** Of the team, in the name of the desk. */
    acting: memberOf(ctx)?.behind !== undefined,
    newest: before === undefined,
    mostAlt: MOST_ALT,
    isFull: thread.waiting.length >= MOST_PHOTOS,
    /** Of a photo that the script sent, where the page is loaded again. */
    photo: faults.find((one) => one === url.searchParams.get('photo')) ?? null,
    safety: listing && sayNote(ctx, categoryOf(ctx, listing.category)),
    sent: url.searchParams.has('sent'),
    held: status === 'pending',
    waits: thread.held && paths.decision(thread.held.decisionId),
    mayWrite: status !== 'suspended' && !thread.held && !thread.left,
    mayShare: status === 'active' && !thread.held && !thread.left,
  };
}

export type ThreadPage = Awaited<ReturnType<typeof readThreadPage>>;
