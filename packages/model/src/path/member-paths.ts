/** Where a space's team looks after its members, apart from `paths`: those are part of every page. */
export const memberPaths = {
  all: (query: Readonly<Record<string, string | null | undefined>> = {}) =>
    withQuery('/admin/members', query),
  one: (id: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(`/admin/members/${encodeURIComponent(id)}`, query),
  import: (query: Readonly<Record<string, string>> = {}) => withQuery('/admin/members/import', query),
  links: (query: Readonly<Record<string, string>> = {}) => withQuery('/admin/members/links', query),
  /** The list of members as a file. */
  csv: () => '/admin/members/members.csv',
} as const;

function withQuery(pathname: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
