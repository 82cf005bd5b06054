import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { ListingCard } from '../../components/ListingCard.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useSearchParams } from '../../framework/index.ts';
import { boardAddress } from './address.ts';
import type { BoardData } from './board.ts';
import { TellMe } from './TellMe.tsx';

interface ResultsProps {
  board: BoardData;
  activeId: string | null;
  onActive: (id: string | null) => void;
}

/** What was found, in words first, then card by card. Never nothing: wider rings, and a way to ask. */
export function Results({ board, activeId, onActive }: ResultsProps) {
  const { t } = useTranslation('browse');
  const [params] = useSearchParams();
  const { asked, found, others } = board;
  const empty = found.cards.length === 0;
  const filtered = asked.category || asked.q || asked.urgent || asked.kind;
  const ask = (
    <>
      <LinkButton to={paths.newListing({ kind: 'request', place: asked.placeId })} variant="primary">
        {t('ask')}
      </LinkButton>
      <LinkButton to={paths.newListing({ kind: 'offer', place: asked.placeId })}>{t('offer')}</LinkButton>
    </>
  );
  return (
    <section aria-label={t('results')}>
      {asked.unknownPlace && (
        <div className="mb-4">
          <Notice tone="warning" role="status" title={t('unknown.title', { place: asked.unknownPlace })}>
            {t(asked.isPostcode ? 'unknown.postcode' : 'unknown.text', { where: asked.label })}
          </Notice>
        </div>
      )}
      {asked.guess && (
        <div className="mb-4">
          <Notice tone="info" role="status">
            {t(asked.guess.closeBy ? 'guess.closeBy' : 'guess.taken', {
              // Isolated: a name may be written in the other direction than the sentence.
              typed: `\u2068${asked.guess.typed}\u2069`,
              place: `\u2068${asked.guess.place}\u2069`,
            })}
          </Notice>
        </div>
      )}
      <header className="mb-3 grid gap-1">
        <h1 className="text-xl sm:text-2xl" id="found">
          {found.heading}
        </h1>
        {found.order && <p className="text-sm text-ink-muted">{found.order}</p>}
        {found.mostWords && <p>{found.mostWords}</p>}
        {found.also && <p>{found.also}</p>}
        {others.length > 0 && (
          <p className="flex flex-wrap items-center gap-x-3 text-sm">
            {t('didYouMean')}
            {others.map(({ id, label }) => (
              <Link
                key={id}
                to={boardAddress(params, { place: String(id), where: null, near: null })}
                className="inline-flex min-h-11 items-center link"
              >
                <bdi>{label}</bdi>
              </Link>
            ))}
          </p>
        )}
        {(filtered || asked.box) && (
          <p className="flex flex-wrap gap-x-4 text-sm">
            {asked.box && <Chip to={boardAddress(params, { bbox: null })} label={t('filter.leaveBox')} />}
            {filtered && (
              <Chip
                to={boardAddress(params, { category: null, q: null, urgent: null, kind: null })}
                label={t('filter.clear')}
              />
            )}
          </p>
        )}
      </header>
      {found.widened && (
        <div className="mb-4 grid gap-3 rounded-card border border-line bg-accent-soft p-4">
          <p className="text-lg font-semibold">{found.widened}</p>
          <p className="flex flex-wrap gap-2">{ask}</p>
        </div>
      )}
      {empty && <EmptyState title={t(filtered ? 'emptyFiltered' : 'empty')} actions={ask} />}
      {found.alert?.few && <TellMe alert={found.alert} />}
      <ul className="grid gap-3">
        {found.cards.map((card) => (
          <li key={card.id} id={`card-${card.id}`}>
            <ListingCard card={card} active={card.id === activeId} onActive={onActive} />
          </li>
        ))}
      </ul>
      {found.alert && !found.alert.few && <TellMe alert={found.alert} />}
      <p className="mt-5 flex flex-wrap items-center justify-between gap-3">
        {found.nextCursor && (
          <LinkButton
            to={boardAddress(params, { cursor: found.nextCursor })}
            rel="next"
            className="max-sm:w-full"
          >
            {t('next')}
            <Icon name="chevron-right" />
          </LinkButton>
        )}
        {!asked.firstPage && (
          <Link to={boardAddress(params, {})} className="inline-flex min-h-11 items-center link">
            {t('first')}
          </Link>
        )}
      </p>
    </section>
  );
}

function Chip({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} className="inline-flex min-h-11 items-center gap-1 link">
      <Icon name="x" className="size-[1.1em]" />
      {label}
    </Link>
  );
}
