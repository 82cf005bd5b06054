/** Where a space's team says who of it is there, apart from `paths`: those are part of every page. */
export const teamPaths = {
  team: (query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query);
    return search.size > 0 ? `/admin/team?${search}` : '/admin/team';
  },
  /** For members: who is to look after their space, when its admins answer no more. */
  handOver: (query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query);
    return search.size > 0 ? `/hand-over?${search}` : '/hand-over';
  },
} as const;
