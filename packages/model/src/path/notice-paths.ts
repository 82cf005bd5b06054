/** What a member is told by mail, apart from `paths`: those are part of every page. */
export const noticePaths = {
  mine: (query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query);
    return search.size > 0 ? `/me/notices?${search}` : '/me/notices';
  },
  /** Turns one kind off, or on again, for whoever has the link of a mail. */
  off: (token: string, query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query);
    const pathname = `/notices/off/${encodeURIComponent(token)}`;
    return search.size > 0 ? `${pathname}?${search}` : pathname;
  },
} as const;
