import { NotTrustedYet } from '@entraide/core/access';
import { type Ctx, memberOf } from '@entraide/core/ctx';
import { NotAllowed } from '@entraide/core/error';
import {
  deleteListing,
  pauseListing,
  reopenListing,
  restoreListing,
  solveListing,
} from '@entraide/core/listing';
import type { Listing } from '@entraide/model/listing';
import { endingPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { BackToBoard } from '../../components/BackToBoard.tsx';
import { Button, LinkButton } from '../../components/Button.tsx';
import { CategoryMark } from '../../components/CategoryMark.tsx';
import { KindLabel } from '../../components/KindMark.tsx';
import { ListingCard } from '../../components/ListingCard.tsx';
import { Notice } from '../../components/Notice.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { ShareBar } from '../../components/ShareBar.tsx';
import { UrgentLabel } from '../../components/UrgentMark.tsx';
import { actingOnListing } from '../../desk/acting.server.ts';
import {
  data,
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { ClosedSpace, closedMeta } from '../../house/ClosedSpace.tsx';
import { type ClosedData, closedTo } from '../../house/closed.server.ts';
import { backFrom } from './back.server.ts';
import { type ListingPage, readListingPage } from './listing-page.server.ts';
import { OwnTools } from './OwnTools.tsx';
import { StatusNotice } from './StatusNotice.tsx';
import { Where } from './Where.tsx';

export const handle = { i18n: ['listing', 'map', 'house'] };

export const loader = spaceLoader(
  actingOnListing(async ({ ctx, params, request, url }) => {
    const id = params.id ?? '';
    // Its author sees it in a space that is closed to them, too.
    const closed = await closedTo(ctx, url.pathname);
    const { searchParams } = url;
    const just = searchParams.has('published') ? 'published' : searchParams.has('saved') ? 'saved' : null;
    const read = () => readListingPage(ctx, id, just === 'published');
    const page = closed ? await ownListingPage(ctx, read) : await read();
    if (!page) return { closed };
    // Its link still leads here, and says that it has ended; to machines, too.
    const gone = !page.mine && (page.status === 'solved' || page.status === 'expired');
    const back = backFrom(request.headers, url.origin);
    return data({ page, just: page.mine ? just : null, back } as const, { status: gone ? 410 : 200 });
  }),
);

async function ownListingPage(ctx: Ctx, read: () => Promise<ListingPage>): Promise<ListingPage | null> {
  try {
    return memberOf(ctx) && (await read());
  } catch (error) {
    if (error instanceof NotAllowed) return null;
    throw error;
  }
}

const changes = {
  solve: solveListing,
  pause: pauseListing,
  reopen: reopenListing,
  delete: deleteListing,
  restore: restoreListing,
} as const;

export const action = spaceAction(
  actingOnListing(async ({ ctx, params, request }) => {
    const id = params.id ?? '';
    const intent = String((await readForm(request)).get('intent'));
    let changed: Listing | null = null;
    try {
      if (Object.hasOwn(changes, intent)) changed = await changes[intent as keyof typeof changes](ctx, id);
    } catch (error) {
      // The form of its author says from when on.
      if (error instanceof NotTrustedYet) throw safeRedirect(paths.editListing(id), 303);
      throw error;
    }
    // Who helped is asked while it is fresh.
    const asks = intent === 'solve' && changed?.kind === 'request';
    throw safeRedirect(asks ? endingPaths.helped(id) : paths.listing(id), 303);
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  if ('closed' in data) return closedMeta(matches, data.closed as ClosedData);
  const { card, description, path, picture, status } = data.page as ListingPage;
  const hidden = status !== 'live' || card.sampleLabel !== null;
  return pageMeta(matches, { title: card.title, description, path, picture, hidden });
};

interface ListingDetailsProps {
  page: ListingPage;
  back: string;
  just: 'published' | 'saved' | null;
}

export default function ListingRoute() {
  const loaded = useLoaderData<typeof loader>() as ListingDetailsProps | { closed: ClosedData };
  return 'closed' in loaded ? <ClosedSpace closed={loaded.closed} /> : <ListingDetails {...loaded} />;
}

function ListingDetails({ page, just, back }: ListingDetailsProps) {
  const { t } = useTranslation('listing');
  const { card, status, mine } = page;
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-3 pb-16 sm:px-6 sm:pt-5">
      <p className="no-print">
        <BackToBoard to={back} label={t('back')} />
      </p>
      <div className="my-2 empty:hidden">
        <StatusNotice page={page} just={just} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React has written it, on the server */}
        {page.reach && <div dangerouslySetInnerHTML={{ __html: page.reach }} />}
      </div>
      <article className="grid gap-x-12 gap-y-7 pt-2 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <KindLabel kind={card.kind} label={card.kindLabel} />
            {card.urgentLabel && <UrgentLabel label={card.urgentLabel} />}
            {card.sampleLabel && <span className="mark mark-sample">{card.sampleLabel}</span>}
            <CategoryMark icon={card.icon} label={card.categoryLabel} />
          </div>
          <h1 className="text-2xl sm:text-3xl" dir="auto" {...(card.lang && { lang: card.lang })}>
            {card.title}
          </h1>
          {page.untold ? (
            <p className="max-w-measure text-ink-muted">{t('untold')}</p>
          ) : (
            <>
              <Byline page={page} />
              <Text page={page} />
            </>
          )}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React has written it, on the server */}
          {page.gallery && <div dangerouslySetInnerHTML={{ __html: page.gallery }} />}
          {card.sampleLabel && <Notice>{t('sample')}</Notice>}
          {status === 'live' && !mine && !card.sampleLabel && (
            <div className="answer-bar no-print">
              <LinkButton
                to={page.conversation ?? paths.answerListing(card.id)}
                variant="primary"
                size="large"
                icon={page.conversation ? 'message-circle' : 'hand-helping'}
                className="max-sm:w-full"
              >
                {t(page.conversation ? 'conversation' : `answer.${card.kind}`)}
              </LinkButton>
              <p className="text-sm text-ink-muted max-sm:hidden">
                {t(page.conversation ? 'conversationHint' : 'answerHint')}
              </p>
            </div>
          )}
          {status !== 'live' && page.conversation && (
            <LinkButton to={page.conversation} icon="message-circle" className="no-print justify-self-start">
              {t('conversation')}
            </LinkButton>
          )}
          {mine && <OwnTools page={page} />}
        </div>
        <aside className="grid content-start gap-7 border-t border-line pt-6 lg:border-s lg:border-t-0 lg:ps-8 lg:pt-0">
          <Where page={page} />
          {status === 'live' && just !== 'published' && (
            <section aria-labelledby="share" className="no-print grid gap-2">
              <h2 id="share" className="text-lg">
                {t('share')}
              </h2>
              <p className="text-sm text-ink-muted">{t('shareHint')}</p>
              <ShareBar url={page.url} title={card.title} text={page.shareText} />
              <Button
                type="button"
                variant="quiet"
                icon="printer"
                onClick={() => print()}
                className="needs-script justify-self-start px-2!"
              >
                {t('print')}
              </Button>
            </section>
          )}
          {!mine && !card.sampleLabel && (
            <LinkButton
              to={paths.report('listing', card.id)}
              variant="quiet"
              icon="flag"
              className="no-print justify-self-start px-2!"
            >
              {t('report')}
            </LinkButton>
          )}
          <div
            className="hidden break-inside-avoid items-center gap-4 border border-line p-3 print:flex"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: React has written it, on the server
            dangerouslySetInnerHTML={{ __html: page.paper }}
          />
        </aside>
      </article>
      {page.similar.length > 0 && (
        <section aria-labelledby="similar" className="no-print mt-10 grid gap-4">
          <h2 id="similar" className="text-xl">
            {t('similar')}
          </h2>
          <ul className="grid gap-3 md:grid-cols-2 lg:grid-cols-3">
            {page.similar.map((one) => (
              <li key={one.id} className="grid">
                <ListingCard card={one} heading="h3" />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Who wrote it and when, until when it stands. */
function Byline({ page: { card, until, onBehalf, person } }: { page: ListingPage }) {
  const { t } = useTranslation('listing');
  return (
    <div className="grid gap-1 border-b border-line pb-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React has written it, on the server */}
        <span className="contents" dangerouslySetInnerHTML={{ __html: person }} />
        <dl className="flex flex-wrap gap-x-5 text-sm text-ink-muted">
          {/* On paper, "5 minutes ago" is wrong tomorrow. */}
          <div className="no-print flex gap-1.5">
            <dt>{t('published')}</dt>
            <dd>
              <time dateTime={card.created.iso} title={card.created.exact}>
                {card.created.said}
              </time>
            </dd>
          </div>
          <div className="flex gap-1.5">
            <dt>{t('until')}</dt>
            <dd>
              <time dateTime={until.iso} title={until.exact}>
                {until.said}
              </time>
            </dd>
          </div>
        </dl>
      </div>
      {card.author === null && <p className="text-sm text-ink-muted">{t('hiddenName')}</p>}
      {onBehalf && <p className="text-sm text-ink-muted">{t('onBehalf')}</p>}
    </div>
  );
}

/** Plain text with its links, as the author set its lines. */
function Text({ page: { text, card } }: { page: ListingPage }) {
  return (
    <p
      className="max-w-measure text-lg leading-normal whitespace-pre-line"
      dir="auto"
      {...(card.lang && { lang: card.lang })}
    >
      {text.map((part, index) =>
        part.href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
          <a key={index} href={part.href} rel="noopener noreferrer nofollow ugc" className="link">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
