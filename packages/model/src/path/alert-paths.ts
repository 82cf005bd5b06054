/** A member's saved searches, apart from `paths`: those are part of every page. */
export const alertPaths = {
  mine: (told?: 'saved' | 'changed' | 'deleted' | 'full') => `/me/alerts${told ? `?${told}=1` : ''}`,
  /** Saves a search, which the query or the form says. */
  add: (search: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(search);
    return query.size > 0 ? `/me/alerts/new?${query}` : '/me/alerts/new';
  },
} as const;
