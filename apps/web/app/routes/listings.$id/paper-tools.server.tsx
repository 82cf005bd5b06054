import { askOfListing } from '@entraide/core/ask';
import { type Ctx, memberOf } from '@entraide/core/ctx';
import type { Listing } from '@entraide/model/listing';
import { askPaths } from '@entraide/model/path';
import { renderToStaticMarkup } from 'react-dom/server';
import { LinkButton } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { getT } from '../../i18n/server.ts';

/** For whoever looks after a listing, as a finished piece of page: its sheet, and of what the desk asks, for whom it is. */
export async function paperToolsOf(ctx: Ctx, listing: Listing): Promise<string> {
  const t = getT({ ctx, locale: ctx.locale }, 'ask');
  const sheet =
    listing.status === 'published' && !listing.expired ? (
      <LinkButton to={askPaths.sheet(listing.id)} icon="printer">
        {t('sheet.link')}
      </LinkButton>
    ) : null;
  if (memberOf(ctx)?.behind === undefined)
    return sheet ? renderToStaticMarkup(<p className="no-print my-3">{sheet}</p>) : '';
  const ask = await askOfListing(ctx, listing.id);
  return renderToStaticMarkup(
    <div className="no-print my-3">
      <Notice
        icon="users"
        actions={
          <>
            {ask && <LinkButton to={askPaths.one(ask.id)}>{t('onListing.deskAnswers')}</LinkButton>}
            {sheet}
          </>
        }
      >
        {t('onListing.deskTools')}
      </Notice>
    </div>,
  );
}
