type Query = Readonly<Record<string, string | number | null | undefined>>;

/** Where a space's admins keep the books of dues and donations, apart from `paths`: those are part of every page. */
export const treasuryPaths = {
  all: (query: Query = {}) => withQuery('/admin/money', query),
  /** Cash, transfers, cheques. */
  enter: (query: Query = {}) => withQuery('/admin/money/enter', query),
  /** Sets right what was entered by hand. */
  takeBack: (paymentId: string) => `/admin/money/${encodeURIComponent(paymentId)}/take-back`,
  /** Gives back what was paid at Stripe. */
  refund: (paymentId: string) => `/admin/money/${encodeURIComponent(paymentId)}/refund`,
  /** A year, month by month. */
  year: (year?: number) => withQuery('/admin/money/year', { year }),
  /** The lines of a year as a file. */
  export: () => '/admin/money/export',
} as const;

function withQuery(pathname: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
