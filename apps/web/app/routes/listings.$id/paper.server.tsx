import type { Ctx } from '@entraide/core/ctx';
import { shortCode } from '@entraide/model';
import { paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { renderToStaticMarkup } from 'react-dom/server';
import { getT } from '../../i18n/server.ts';
import { QrCode } from '../../qr/QrCode.tsx';
import { qrCodeOf } from '../../qr/qr.server.ts';

/** What a listing says on paper of where it is: an address to type, and the same to photograph. Finished, because paper runs no script. */
export function paperOf(ctx: Ctx, listingId: string): string {
  const url = ctx.tenant.origin + paths.shortListing(shortCode(listingId));
  return renderToStaticMarkup(
    <>
      <QrCode {...qrCodeOf(url)} />
      <p>
        {textIn(ctx.tenant.config.name, ctx.locale)}.{' '}
        {getT({ ctx, locale: ctx.locale }, 'listing')('printed')}{' '}
        <strong>
          <bdi className="break-all">{url.replace(/^https?:\/\//, '')}</bdi>
        </strong>
      </p>
    </>,
  );
}
