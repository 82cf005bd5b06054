import type { Kind } from '@entraide/model/listing';
import { memo, type ReactNode } from 'react';
import { Link } from '../framework/index.ts';
import { Avatar } from './Avatar.tsx';
import { CategoryMark } from './CategoryMark.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { KindLabel } from './KindMark.tsx';
import { UrgentLabel } from './UrgentMark.tsx';

/** A listing as its card says it; `cardOf` makes it in a loader. */
export interface CardData {
  id: string;
  kind: Kind;
  kindLabel: string;
  urgentLabel: string | null;
  title: string;
  /** Its language, when it is another one than the page's. */
  lang: string | null;
  icon: IconName;
  categoryLabel: string;
  place: string;
  distance: string | null;
  created: { iso: string; exact: string; said: string };
  until: { text: string; tone: 'muted' | 'warning' | 'success' } | null;
  author: string | null;
  authorLabel: string;
}

interface ListingCardProps {
  card: CardData;
  /** Lit from elsewhere: its marker on the map is under the pointer. */
  active?: boolean;
  /** Told when the pointer or the focus comes and goes. */
  onActive?: ((id: string | null) => void) | undefined;
  /** Where it leads; the listing's page when absent, nowhere when null (a preview). */
  to?: string | null;
  heading?: 'h2' | 'h3';
  /** Under the card: buttons of its author. */
  actions?: ReactNode;
}

const untilTones = {
  muted: 'text-ink-muted',
  warning: 'font-semibold text-warning-ink',
  success: 'font-semibold text-success-ink',
};

/** A note on the board. The whole card leads to the listing, by one link: its title. */
export const ListingCard = memo(function ListingCard(props: ListingCardProps) {
  const { card, active, onActive, to = `/listings/${card.id}`, heading: Heading = 'h2', actions } = props;
  const listen = onActive && {
    onMouseEnter: () => onActive(card.id),
    onMouseLeave: () => onActive(null),
    onFocus: () => onActive(card.id),
    onBlur: () => onActive(null),
  };
  return (
    <article
      {...listen}
      className={`card card-${card.kind} ${active ? 'card-active' : ''}`}
      {...(card.urgentLabel && { 'data-urgent': '' })}
    >
      <CategoryMark icon={card.icon} label={card.categoryLabel} dense />
      <div className="grid min-w-0 gap-1.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <KindLabel kind={card.kind} label={card.kindLabel} />
          {card.urgentLabel && <UrgentLabel label={card.urgentLabel} />}
          {card.distance && <span className="tabular ms-auto text-sm text-ink-muted">{card.distance}</span>}
        </div>
        <Heading className="card-title" {...(card.lang && { lang: card.lang })} dir="auto">
          {to === null ? (
            card.title
          ) : (
            <Link to={to} prefetch="intent" className="card-link">
              {card.title}
            </Link>
          )}
        </Heading>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-muted">
          <span className="inline-flex items-center gap-1">
            <Icon name="map-pin" className="size-[1.1em]" />
            <bdi>{card.place}</bdi>
          </span>
          <time dateTime={card.created.iso} title={card.created.exact}>
            {card.created.said}
          </time>
        </p>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-muted">
          <Avatar name={card.author} size="tiny" />
          <bdi>{card.authorLabel}</bdi>
          {card.until && <span className={`ms-auto ${untilTones[card.until.tone]}`}>{card.until.text}</span>}
        </div>
      </div>
      {actions && (
        <div className="relative z-1 col-span-full mt-1 flex flex-wrap gap-2 border-t border-line pt-3">
          {actions}
        </div>
      )}
    </article>
  );
});
