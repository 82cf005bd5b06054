/**
 * The board's address that a listing was opened from, as a browser without script tells it; else the board itself. A page for somebody
 * without a cookie is kept and shown to others: theirs says nothing of where one reader came from.
 * @param origin of the request
 */
export function backFrom(headers: Headers, origin: string): string {
  const referer = headers.get('referer');
  if (!referer || !headers.has('cookie') || !URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === new URL(origin).host && from.pathname === '/' ? `/${from.search}` : '/';
}
