/** Left out: undefined and null. */
export type PathQuery = Readonly<Record<string, string | number | null | undefined>>;

function path(pathname: string, query: PathQuery = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) search.set(name, String(value));
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}

const id = encodeURIComponent;

/** Every address of a space that something leads to, in one place: pages, mails and redirects ask here. Paths; an origin comes before. */
export const paths = {
  home: (query?: PathQuery) => path('/', query),
  join: (query?: PathQuery) => path('/join', query),
  /** The invitation link that a space shows. */
  invited: (code: string) => `/i/${id(code)}`,
  login: (query?: PathQuery) => path('/login', query),
  loginCode: (query?: PathQuery) => path('/login/code', query),
  /** Asks for the second factor. */
  secondFactor: (query?: PathQuery) => path('/login/second', query),
  logout: () => '/logout',
  me: (query?: PathQuery) => path('/me', query),
  mySecurity: (query?: PathQuery) => path('/me/security', query),
  myListings: () => '/me/listings',
  /** What is kept about the reader: to take away, or to erase. */
  myData: (query?: PathQuery) => path('/me/data', query),
  /** The same at once, as data. */
  myDataNow: () => '/me/data.json',
  myExport: (exportId: string) => `/me/data/exports/${id(exportId)}`,
  /** Whom the reader does not see any more. */
  blocked: (query?: PathQuery) => path('/me/blocked', query),
  myMail: (query?: PathQuery) => path('/me/mail', query),
  admin: (query?: PathQuery) => path('/admin', query),
  /** The link of an operator who comes to help. */
  support: (token: string) => path(`/support/${encodeURIComponent(token)}`),
  supportVisits: () => '/admin/support',
  domainSettings: (query?: PathQuery) => path('/admin/settings/domain', query),
  /** Checks one domain while its page is looked at. */
  domainCheck: () => '/admin/settings/domain/check',
  threads: () => '/threads',
  thread: (threadId: string, query?: PathQuery) => path(`/threads/${id(threadId)}`, query),
  /** At its newest message. */
  latestIn: (threadId: string, query?: PathQuery) => `${path(`/threads/${id(threadId)}`, query)}#latest`,
  /** Server-sent events of an open conversation. */
  liveThread: (threadId: string) => `/threads/${id(threadId)}/live`,
  newListing: (query?: PathQuery) => path('/listings/new', query),
  previewListing: (query?: PathQuery) => path('/listings/preview', query),
  /** Answers what others would see of the place in a form. */
  seenPlace: () => '/listings/seen',
  listing: (listingId: string, query?: PathQuery) => path(`/listings/${id(listingId)}`, query),
  editListing: (listingId: string) => `/listings/${id(listingId)}/edit`,
  answerListing: (listingId: string, query?: PathQuery) => path(`/listings/${id(listingId)}/answer`, query),
  /** Asks for the address of what somebody wants to report. */
  reportAddress: (query?: PathQuery) => path('/report', query),
  /** Reports a thing: a listing, its author, a message, or the other person of a conversation. */
  report: (
    what: 'listing' | 'author' | 'message' | 'partner' | 'photo' | 'member',
    thingId: string,
    query?: PathQuery,
  ) => path(`/report/${what}/${id(thingId)}`, query),
  /** What moderators decided about the reader, and why. */
  decision: (decisionId: string, query?: PathQuery) => path(`/decisions/${id(decisionId)}`, query),
  /** The same by a link in a mail, without signing in. */
  appeal: (token: string) => `/appeal/${id(token)}`,
  /** For paper and messages. */
  shortListing: (code: string) => `/l/${id(code)}`,
  page: (name: string) => `/pages/${id(name)}`,
} as const;
