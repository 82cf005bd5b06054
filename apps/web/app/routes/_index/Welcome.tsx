import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import type { BoardData } from './board.ts';

/** For who comes for the first time: what this is in one line, and the two things one comes to do. */
export function Welcome({ welcome }: { welcome: NonNullable<BoardData['welcome']> }) {
  const { t } = useTranslation('browse');
  return (
    <section className="welcome">
      <div className="grid gap-1">
        <p className="font-title text-xl font-bold text-balance sm:text-2xl">{welcome.tagline}</p>
        <p className="max-w-measure text-ink-muted max-sm:hidden">
          {welcome.text}{' '}
          <Link to={paths.page('about')} className="link whitespace-nowrap">
            {t('welcome.how')}
          </Link>
        </p>
      </div>
      <div className="grid grid-cols-2 gap-2 sm:flex">
        <LinkButton to={paths.newListing({ kind: 'request' })} className="px-2! sm:px-5!">
          <Icon name="mark-request" className="size-[1.1em] text-request max-sm:hidden" />
          {t('welcome.need')}
        </LinkButton>
        <LinkButton to={paths.newListing({ kind: 'offer' })} className="px-2! sm:px-5!">
          <Icon name="mark-offer" className="size-[1.1em] text-offer max-sm:hidden" />
          {t('welcome.can')}
        </LinkButton>
      </div>
    </section>
  );
}
