/** Every status of a listing; the database's check `listings__status` names the same. */
export const LISTING_STATUSES = [
  'held',
  'published',
  'paused',
  'solved',
  'expired',
  'hidden',
  'deleted',
] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

interface Transition {
  /**
   * author: asks for it. acceptance: the database does it when a moderator accepts or suspends the author. system: the nightly
   * cleanup and the purge. decision: what moderators decide about it, or a rule.
   */
  by: 'author' | 'acceptance' | 'system' | 'decision';
  /** Empty: there was no listing before. */
  from: readonly ListingStatus[];
  /** Empty: there is no listing afterwards. Where several are possible, the author's acceptance and the listing's end decide. */
  to: readonly ListingStatus[];
}

/** The whole life of a listing. A held listing was never on the board, so it cannot be solved: it is deleted instead. */
export const LISTING_LIFE = {
  create: { by: 'author', from: [], to: ['published', 'held', 'hidden'] },
  accept: { by: 'acceptance', from: ['held'], to: ['published'] },
  hold: { by: 'acceptance', from: ['published'], to: ['held'] },
  solve: { by: 'author', from: ['published', 'paused', 'expired'], to: ['solved'] },
  pause: { by: 'author', from: ['published'], to: ['paused'] },
  reopen: { by: 'author', from: ['paused', 'solved', 'expired'], to: ['published', 'held'] },
  hide: { by: 'decision', from: ['held', 'published', 'paused', 'solved', 'expired'], to: ['hidden'] },
  showAgain: { by: 'decision', from: ['hidden'], to: ['held', 'published', 'paused', 'solved', 'expired'] },
  expire: { by: 'system', from: ['published'], to: ['expired'] },
  delete: {
    by: 'author',
    from: ['held', 'published', 'paused', 'solved', 'expired', 'hidden'],
    to: ['deleted'],
  },
  restore: {
    by: 'author',
    from: ['deleted'],
    to: ['held', 'published', 'paused', 'solved', 'expired', 'hidden'],
  },
  purge: { by: 'system', from: ['deleted'], to: [] },
} as const satisfies Record<string, Transition>;

export type ListingTransition = keyof typeof LISTING_LIFE;

/** What its author can ask for once the listing is there, in the order in which pages offer it. */
export const AUTHOR_CHANGES = ['reopen', 'solve', 'pause', 'delete', 'restore'] as const;
export type AuthorChange = (typeof AUTHOR_CHANGES)[number];

/**
 * Others than the author see a listing in these, as long as its author is accepted: on the board the published ones alone, the others by
 * their link, which says how they stand.
 */
export const SEEN_BY_OTHERS: readonly ListingStatus[] = ['published', 'paused', 'solved', 'expired'];

/** Strangers are told the title alone: it has done its work, or rests. Whoever had written to its author reads on. */
export const untoldToStrangers = (status: ListingStatus): boolean =>
  status === 'solved' || status === 'paused';

export const mayLeaveFrom = (transition: ListingTransition, from: ListingStatus): boolean =>
  (LISTING_LIFE[transition].from as readonly ListingStatus[]).includes(from);

export const mayLeadTo = (transition: ListingTransition, to: ListingStatus): boolean =>
  (LISTING_LIFE[transition].to as readonly ListingStatus[]).includes(to);

/** What an author's listing is on the board: whoever waits to be accepted, or is suspended, shows nothing. */
export const statusOnBoard = (authorIsAccepted: boolean): 'published' | 'held' =>
  authorIsAccepted ? 'published' : 'held';

/** The status as of now: the nightly cleanup may not have marked yet what has ended. */
export const statusNow = ({ status, expired }: { status: ListingStatus; expired: boolean }): ListingStatus =>
  status === 'published' && expired ? 'expired' : status;

/** What the author of such a listing is offered. */
export const changesOffered = (listing: { status: ListingStatus; expired: boolean }): AuthorChange[] =>
  AUTHOR_CHANGES.filter((change) => mayLeaveFrom(change, statusNow(listing)));
