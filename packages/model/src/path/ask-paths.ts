type Query = Readonly<Record<string, string>>;

const id = encodeURIComponent;
const withQuery = (pathname: string, query: Query) =>
  Object.keys(query).length > 0 ? `${pathname}?${new URLSearchParams(query)}` : pathname;

/** Where the association asks for somebody, apart from `paths`: those are part of every page. */
export const askPaths = {
  /** For whoever would rather not write it themselves. */
  leave: (query: Query = {}) => withQuery('/ask', query),
  /** For the team: whom the desk asks for. */
  asks: (query: Query = {}) => withQuery('/admin/desk/asks', query),
  one: (askId: string, query: Query = {}) => withQuery(`/admin/desk/asks/${id(askId)}`, query),
  /** Who answered, on paper. */
  answers: (askId: string, query: Query = {}) => withQuery(`/admin/desk/asks/${id(askId)}/answers`, query),
  /** The form for a caller. */
  forSomebody: (query: Query = {}) => withQuery('/admin/desk/ask', query),
  /** A listing to hang up. */
  sheet: (listingId: string, query: Query = {}) => withQuery(`/listings/${id(listingId)}/sheet`, query),
} as const;
