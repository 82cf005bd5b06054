import type { Ctx } from '@entraide/core/ctx';
import { isOfferedPasskey } from '@entraide/core/second-factor';
import { paths } from '@entraide/model/path';
import { renderToStaticMarkup } from 'react-dom/server';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { getT } from '../../i18n/server.ts';

/** One line that a passkey spares the code, as a finished piece of page; its page asks whether to say it again. Empty: no need. */
export function passkeyOfferOf(ctx: Ctx): string {
  if (!isOfferedPasskey(ctx)) return '';
  const t = getT({ ctx, locale: ctx.locale }, 'factor');
  return renderToStaticMarkup(
    <p className="needs-script flex flex-wrap items-center gap-x-3 border-b border-line py-1 text-sm">
      <span className="inline-flex items-center gap-2">
        <Icon name="key-round" />
        {t('offer.text')}
      </span>
      <Link to={paths.mySecurity({ next: '/' })} className="link inline-flex min-h-11 items-center">
        {t('offer.link')}
      </Link>
    </p>,
  );
}
