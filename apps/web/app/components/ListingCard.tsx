import type { Kind } from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { memo, type ReactNode } from 'react';
import { Avatar } from './Avatar.tsx';
import { CategoryMark } from './CategoryMark.tsx';
import type { IconName } from './Icon.tsx';
import { KindLabel } from './KindMark.tsx';
import { Link } from './Link.tsx';
import { UrgentLabel } from './UrgentMark.tsx';

/** A listing as its card says it; `cardOf` makes it in a loader. */
export interface CardData {
  id: string;
  kind: Kind;
  kindLabel: string;
  urgentLabel: string | null;
  /** Says that it is an example, which nobody can answer. */
  sampleLabel: string | null;
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
  /** Address of the author's photo. */
  photo?: string | undefined;
  authorLabel: string;
  /** Where its marker is: the middle of the cell that is shown, or of its country. Degrees. */
  at: { lat: number; lon: number };
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

/**
 * A note on the board. The whole card leads to the listing, by one link: its title. A board has twenty, so its markup is spare and its looks
 * are in `styles/parts/card.css`.
 */
export const ListingCard = memo(function ListingCard(props: ListingCardProps) {
  const { card, active, onActive, to = paths.listing(card.id), heading: Heading = 'h2', actions } = props;
  const listen = onActive && {
    onMouseEnter: () => onActive(card.id),
    onMouseLeave: () => onActive(null),
    onFocus: () => onActive(card.id),
    onBlur: () => onActive(null),
  };
  return (
    <article {...listen} className={`card card-${card.kind}${active ? ' card-active' : ''}`}>
      <CategoryMark icon={card.icon} label={card.categoryLabel} dense />
      <p className="card-head">
        <KindLabel kind={card.kind} label={card.kindLabel} />
        {card.urgentLabel && <UrgentLabel label={card.urgentLabel} />}
        {card.sampleLabel && <span className="mark mark-sample">{card.sampleLabel}</span>}
        {card.distance && <span className="card-far">{card.distance}</span>}
      </p>
      <Heading className="card-title" {...(card.lang && { lang: card.lang })} dir="auto">
        {to === null ? (
          card.title
        ) : (
          <Link to={to} className="card-link">
            {card.title}
          </Link>
        )}
      </Heading>
      <p className="card-line">
        <bdi className="card-place">{card.place}</bdi>
        <time dateTime={card.created.iso} title={card.created.exact}>
          {card.created.said}
        </time>
      </p>
      <p className="card-line">
        <Avatar name={card.author} size="tiny" photo={card.photo} />
        <bdi>{card.authorLabel}</bdi>
        {card.until && <span className={`card-until card-${card.until.tone}`}>{card.until.text}</span>}
      </p>
      {actions && <div className="card-actions">{actions}</div>}
    </article>
  );
});
