import type { Ctx } from '@entraide/core/ctx';
import { matchesOf, type Reach, readReach } from '@entraide/core/listing';
import type { Listing } from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { renderToStaticMarkup } from 'react-dom/server';
import { LinkButton } from '../../components/Button.tsx';
import { cardOf, placeOf } from '../../components/card.server.ts';
import { ListingCard } from '../../components/ListingCard.tsx';
import type { T } from '../../i18n/keys.ts';
import { getT } from '../../i18n/server.ts';

/** Said once, after publishing, as a finished piece of page: whom it reaches, and what is on the board that answers it. */
export async function reachOf(ctx: Ctx, listing: Listing): Promise<string> {
  const t = getT({ ctx, locale: ctx.locale }, 'ending');
  const reach = await readReach(ctx, listing);
  const matches = (await matchesOf(ctx, listing)).map((one) => cardOf(ctx, one));
  return renderToStaticMarkup(
    <section aria-labelledby="reach" className="no-print my-5 grid gap-3">
      <p id="reach" className="max-w-measure">
        {saidOf(t, reach, placeOf(listing, ctx.locale))}
      </p>
      {matches.length > 0 && (
        <>
          <h2 className="text-lg">{t(`matches.${listing.kind}`)}</h2>
          <ul className="grid gap-3 md:grid-cols-2">
            {matches.map((card) => (
              <li key={card.id} className="grid">
                <ListingCard
                  card={card}
                  heading="h3"
                  actions={
                    <LinkButton to={paths.answerListing(card.id)} icon="message-circle">
                      {t('matches.write')}
                      <span className="sr-only"> : {card.title}</span>
                    </LinkButton>
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>,
  );
}

/** True figures, and none where they are small: the words then say that it is a beginning. */
function saidOf(t: T<'ending'>, { people, near }: Reach, place: string): string {
  if (people === null) return t('reach.few');
  return near === null ? t('reach.all', { count: people }) : t('reach.near', { count: people, near, place });
}
