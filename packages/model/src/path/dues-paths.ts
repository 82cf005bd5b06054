type Query = Readonly<Record<string, string>>;

/** Dues and donations, apart from `paths`: those are part of every page. */
export const duesPaths = {
  dues: (query: Query = {}) => withQuery('/dues', query),
  give: (query: Query = {}) => withQuery('/give', query),
  /** Where somebody comes back to from Stripe. */
  paid: (checkoutId: string) => `/paid/${encodeURIComponent(checkoutId)}`,
  mine: (query: Query = {}) => withQuery('/me/payments', query),
  receipt: (token: string) => `/receipts/${encodeURIComponent(token)}`,
  /** Stops what is paid every year, for who has no account. */
  stop: (token: string) => `/give/stop/${encodeURIComponent(token)}`,
  /** Leads to Stripe and back to the settings. */
  connect: () => '/admin/settings/dues/connect',
  refund: (entryId: string) => `/admin/money/${encodeURIComponent(entryId)}/refund`,
} as const;

function withQuery(pathname: string, query: Query): string {
  const search = new URLSearchParams(query);
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
