/** Addresses of a space's settings, apart from `paths`: those are part of every page. */
export const settingsPaths = {
  all: () => '/admin/settings',
  section: (name: string, query: Readonly<Record<string, string | number>> = {}) =>
    withQuery(`/admin/settings/${encodeURIComponent(name)}`, query),
  page: (name: string, query: Readonly<Record<string, string | number>> = {}) =>
    withQuery(`/admin/settings/pages/${encodeURIComponent(name)}`, query),
  /** Takes a logo, and leads back to the page that it was sent from. */
  logo: () => '/admin/settings/logo',
  history: (query: Readonly<Record<string, string | number>> = {}) =>
    withQuery('/admin/settings/history', query),
} as const;

function withQuery(pathname: string, query: Readonly<Record<string, string | number>>): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
