import type { Ctx } from '@entraide/core/ctx';
import type { Listing } from '@entraide/model/listing';
import { profilePaths } from '@entraide/model/path';
import { renderToStaticMarkup } from 'react-dom/server';
import { Avatar } from '../../components/Avatar.tsx';
import { Link } from '../../components/Link.tsx';
import { Vouched } from '../../components/Vouched.tsx';
import { vouchedSaid } from '../../components/vouched.server.ts';
import { getT } from '../../i18n/server.ts';

/** Who wrote a listing, as a finished piece of page: for members a link to their profile. A name that is kept back leads nowhere. */
export function personOf(ctx: Ctx, { author, byDesk }: Pick<Listing, 'author' | 'byDesk'>): string {
  const source = { ctx, locale: ctx.locale };
  const vouched = vouchedSaid(source, author?.vouched);
  const name = (
    <bdi className={author ? 'font-semibold' : 'text-ink-muted'}>
      {author?.name ?? getT(source, 'common')('person.hidden')}
    </bdi>
  );
  return renderToStaticMarkup(
    <>
      <span className="inline-flex min-w-0 items-center gap-2.5">
        <Avatar name={author?.name ?? null} photo={author?.photo} />
        {author?.id ? (
          <Link to={profilePaths.one(author.id)} className="link inline-flex min-h-11 items-center">
            {name}
          </Link>
        ) : (
          name
        )}
      </span>
      {vouched && <Vouched said={vouched} />}
      {byDesk && <span className="text-sm text-ink-muted">{getT(source, 'ask')('onListing.byDesk')}</span>}
    </>,
  );
}
