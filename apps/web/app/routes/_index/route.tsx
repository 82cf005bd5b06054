import { memberOf } from '@entraide/core/ctx';
import { paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { pageMeta } from '../../components/page-meta.ts';
import { placeWords } from '../../components/place-words.ts';
import { type MetaFunction, type RouteArgs, siteLoader, useLoaderData } from '../../framework/index.ts';
import { ClosedSpace } from '../../house/ClosedSpace.tsx';
import { type ClosedData, closedTo } from '../../house/closed.server.ts';
import { type WaitingData, waitingOf } from '../../house/waiting.server.ts';
import type { WordsHandle } from '../../i18n/WordsScript.tsx';
import { readAsked } from './asked.server.ts';
import { Board } from './Board.tsx';
import type { BoardData } from './board.ts';
import { ConsoleHome } from './ConsoleHome.tsx';
import { consoleHomeOf } from './console-home.server.ts';
import { findListings } from './found.server.ts';
import { PlatformHome } from './PlatformHome.tsx';
import { passkeyOfferOf } from './passkey-offer.server.tsx';
import { platformOf } from './platform.server.ts';

export const handle: WordsHandle = {
  i18n: (site) =>
    site === 'space' ? ['browse', 'map', 'house'] : site === 'platform' ? ['platform', 'house'] : [],
};

/** A space's board; on the platform's own hosts, its site and the operators’ list of spaces. */
export const loader = siteLoader(async (args) => {
  const { site } = args;
  if (site.kind === 'platform') return { page: 'platform' as const, ...(await platformOf(args)) };
  if (site.kind === 'console') return { page: 'console' as const, ...(await consoleHomeOf(args)) };
  const { ctx } = site;
  const closed = await closedTo(ctx, '/');
  if (closed) return closed;
  const [board, waiting] = await Promise.all([boardOf({ ...args, ctx }), waitingOf(ctx)]);
  const description = textIn(ctx.tenant.config.description, ctx.locale);
  return { page: 'board' as const, title: board.found.heading, description, board, waiting };
});

async function boardOf({ ctx, url, cookies }: RouteArgs): Promise<BoardData> {
  const asked = await readAsked(ctx, url, cookies);
  const found = await findListings(ctx, asked);
  const { config } = ctx.tenant;
  const { centre, kind, category, q, urgent, sort, radiusKm, onMap, unknownPlace, isPostcode, guess } = asked;
  const plain = [...url.searchParams.keys()].every((name) => name === 'lang');
  const first = plain && !memberOf(ctx) && cookies.get('place') === null;
  return {
    asked: {
      ...{ kind, category, q, urgent, sort, radiusKm, onMap, unknownPlace, isPostcode, guess },
      box: asked.box !== null && !asked.isArea,
      near: centre.how === 'near',
      around: `${centre.point.lat.toFixed(1)},${centre.point.lon.toFixed(1)}`,
      label: centre.label,
      placeId: centre.placeId,
      firstPage: asked.cursor === undefined,
    },
    others: asked.others.map((place) => ({ id: place.id, label: placeWords(place, ctx.locale) })),
    found,
    passkeyOffer: passkeyOfferOf(ctx),
    welcome: first
      ? { tagline: textIn(config.tagline, ctx.locale), text: textIn(config.description, ctx.locale) }
      : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? pageMeta(matches, {
        title: data.title,
        description: 'description' in data ? data.description : undefined,
        path: paths.home(),
      })
    : [];

export default function Index() {
  const data = useLoaderData<typeof loader>();
  switch (data.page) {
    case 'board':
      return <Board board={data.board as BoardData} waiting={data.waiting as WaitingData | null} />;
    case 'closed':
      return <ClosedSpace closed={data as ClosedData} />;
    case 'platform':
      return <PlatformHome {...data} />;
    case 'console':
      return <ConsoleHome {...data} />;
  }
}
