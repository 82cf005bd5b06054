type Query = Readonly<Record<string, string>>;

/** Addresses of the operators' console, on a host of its own. */
export const consolePaths = {
  home: (query: Query = {}) => withQuery('/', query),
  space: (slug: string, query: Query = {}) => withQuery(`/spaces/${encodeURIComponent(slug)}`, query),
  /** Sends everything of a space as one file. */
  spaceExport: (slug: string) => `/spaces/${encodeURIComponent(slug)}/export`,
  applications: (query: Query = {}) => withQuery('/applications', query),
  money: (query: Query = {}) => withQuery('/money', query),
  announcements: (query: Query = {}) => withQuery('/announcements', query),
  settings: () => '/settings',
  signIn: (query: Query = {}) => withQuery('/sign-in', query),
  /** Answers the question that a passkey is for. */
  passkeyQuestion: () => '/sign-in/passkey',
  signOut: () => '/sign-out',
  /** The link of an operator. */
  enter: (token: string) => `/enter/${encodeURIComponent(token)}`,
  passkeyOffer: (token: string) => `/enter/${encodeURIComponent(token)}/passkey`,
  account: (query: Query = {}) => withQuery('/account', query),
  accountPasskeyOffer: () => '/account/passkey',
  operators: () => '/operators',
  acts: (query: Query = {}) => withQuery('/acts', query),
} as const;

function withQuery(pathname: string, query: Query): string {
  const search = new URLSearchParams(query);
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
