/** Addresses of the moderators' desk, apart from `paths`: those are part of every page. */
export const deskPaths = {
  desk: (query: Readonly<Record<string, string | number>> = {}) => withQuery('/admin/desk', query),
  case: (caseId: string, query: Readonly<Record<string, string | number>> = {}) =>
    withQuery(`/admin/desk/${encodeURIComponent(caseId)}`, query),
  /** The record of what was done in the space. */
  acts: (query: Readonly<Record<string, string | number>> = {}) => withQuery('/admin/acts', query),
  actsFile: () => '/admin/acts/acts.csv',
  figures: () => '/admin/desk/figures',
  figuresFile: () => '/admin/desk/figures.csv',
} as const;

function withQuery(pathname: string, query: Readonly<Record<string, string | number>>): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
