import { searchListings } from '@entraide/core/listing';
import { mayRead } from '@entraide/core/space';
import { PointText } from '@entraide/model/geo';
import { Kind } from '@entraide/model/listing';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { cardOf } from '../../components/card.server.ts';
import { ListingCard } from '../../components/ListingCard.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import type { PageHandle } from '../../frame/page-handle.ts';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';

/** A part of another site: no frame of ours around it, and no script. */
export const handle: PageHandle = { i18n: ['launch'], bare: true };

const LISTINGS = 12;

/** The newest listings for a page of the association's own site, read as by a stranger: nobody is signed in within it. */
export const loader = spaceLoader(async ({ ctx: asked, url }) => {
  const ctx = { ...asked, actor: { kind: 'visitor' } as const };
  const { config } = ctx.tenant;
  const name = textIn(config.name, ctx.locale);
  const base = { name, origin: ctx.tenant.origin };
  if (!mayRead(ctx)) return { ...base, closed: true, cards: [] };
  const param = (key: string) => url.searchParams.get(key) ?? undefined;
  const kind = Kind.safeParse(param('kind')).data;
  const category = config.categories.find(({ slug }) => slug === param('category'))?.slug;
  const near = PointText.safeParse(param('near')).data;
  const { items } = await searchListings(ctx, {
    ...{ kind, category, limit: LISTINGS },
    ...(near ? { near, sort: 'distance' as const } : { sort: 'newest' as const }),
  });
  return { ...base, closed: false, cards: items.map((listing) => cardOf(ctx, listing)) };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.name ?? '', hidden: true });

export default function Embed() {
  const { t } = useTranslation('launch');
  const { name, origin, closed, cards } = useLoaderData<typeof loader>();
  return (
    <div className="p-3">
      {/* Everything leads out of the frame. */}
      <base target="_blank" />
      <h1 className="mb-3 text-lg font-bold">
        <a href={origin} className="link">
          {name}
        </a>
      </h1>
      {closed ? (
        <p>{t('embed.closed')}</p>
      ) : cards.length === 0 ? (
        <p>{t('embed.none')}</p>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2">
          {cards.map((card) => (
            <li key={card.id} className="grid">
              <ListingCard card={card} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3">
        <a href={origin} className="link inline-flex min-h-11 items-center font-semibold">
          {t('embed.all')}
        </a>
      </p>
    </div>
  );
}
