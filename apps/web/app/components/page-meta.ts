import type { RootData } from './root-data.ts';

interface PageWords {
  title: string;
  description?: string | undefined;
  /** Path that the page is known by; without it the page is not named to search engines as one of its own. */
  path?: string;
  /** Not for search engines: what is only of use to its reader, or has ended. */
  hidden?: boolean;
}

type Matches = readonly ({ id: string; data?: unknown } | undefined)[];

/** Title, description, preview for messengers and canonical address, from a route's `meta`: `pageMeta(matches, { title })`. */
export function pageMeta(matches: Matches, { title, description, path, hidden }: PageWords) {
  const root = matches.find((match) => match?.id === 'root')?.data as RootData | undefined;
  const name = root?.space?.name ?? 'Entraide';
  const full = title === name ? title : `${title} · ${name}`;
  const url = path !== undefined && root ? root.origin + path : null;
  // What a messenger or a search engine shows says who can take part, too.
  const said = [description, !hidden || description ? root?.space?.ruleSaid : undefined];
  const about = said.filter(Boolean).join(' ');
  return [
    { title: full },
    { property: 'og:title', content: title },
    { property: 'og:site_name', content: name },
    { property: 'og:type', content: 'website' },
    ...(about
      ? [
          { name: 'description', content: about },
          { property: 'og:description', content: about },
        ]
      : []),
    ...(url
      ? [
          { tagName: 'link' as const, rel: 'canonical', href: url },
          { property: 'og:url', content: url },
        ]
      : []),
    ...(hidden ? [{ name: 'robots', content: 'noindex' }] : []),
  ];
}
