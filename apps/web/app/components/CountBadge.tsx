interface CountBadgeProps {
  count: number;
  /** The same in words, for who does not see the number beside its link. */
  said: string;
}

/** Beside a link's word: how many things wait there; nothing when none does. */
export function CountBadge({ count, said }: CountBadgeProps) {
  if (count === 0) return null;
  return (
    <>
      <span className="count-badge" aria-hidden="true">
        {count > 99 ? '99+' : count}
      </span>
      <span className="sr-only">{said}</span>
    </>
  );
}
