/**
 * The language of an answer: what was asked for in the address, what this browser chose before, what it says it reads, in that
 * order, as far as the site speaks it; else the site's own, its first.
 */
export function negotiateLocale(
  wish: { asked: string | null; chosen: string | null; accepted: string | undefined },
  locales: readonly string[],
): string {
  const known = (locale: string | null) => locales.find((one) => one === locale?.toLowerCase());
  return (
    known(wish.asked) ??
    known(wish.chosen) ??
    preferences(wish.accepted)
      .map((tag) => known(tag) ?? known(tag.split('-')[0] ?? ''))
      .find((locale) => locale !== undefined) ??
    locales[0] ??
    'en'
  );
}

/** Tags of an Accept-Language header, best first (RFC 9110, 12.5.4). */
function preferences(header = ''): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...params] = entry.trim().split(';');
      const q = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag);
}
