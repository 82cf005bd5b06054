/** Where an author says how it ended, apart from `paths`: those are part of every page. */
export const endingPaths = {
  /** The buttons of the mail that asks: without signing in. */
  question: (token: string, answer: 'still' | 'solved' | 'stop') =>
    `/listings/asked/${encodeURIComponent(token)}/${answer}`,
  /** Who helped; for its author. */
  helped: (listingId: string) => `/listings/${encodeURIComponent(listingId)}/helped`,
} as const;
