/** What members tell of themselves, apart from `paths`: those are part of every page. */
export const profilePaths = {
  /** A member as others see them. */
  one: (profileId: string) => `/members/${encodeURIComponent(profileId)}`,
  /** Where members change their own. */
  mine: (query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query);
    return search.size > 0 ? `/me/profile?${search}` : '/me/profile';
  },
} as const;
