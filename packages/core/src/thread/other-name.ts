import { shownName } from '@entraide/model/member';

/** The other person's first name; null: they left, or hide it until they tell it or choose a helper. */
export function otherName(thread: {
  mine: boolean;
  /** Null: they left. */
  starter: string | null;
  author: string | null;
  /** Null: the listing is gone. */
  hideName: boolean | null;
  authorNamed: boolean;
  /** The author is the desk of the association. */
  byDesk: boolean;
}): string | null {
  const { mine, starter, author, hideName, authorNamed, byDesk } = thread;
  const name = mine ? starter : authorNamed || hideName === false ? author : null;
  return name === null ? null : shownName({ displayName: name, isDesk: byDesk && !mine });
}
