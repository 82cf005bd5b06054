import type { RootData } from './root-data.ts';

interface PageWords {
  title: string;
  description?: string | undefined;
  /** Path that the page is known by; without it the page is not named to search engines as one of its own. */
  path?: string;
  /** Path of the picture that a link to it is shown with; the space's when absent. */
  picture?: string | null | undefined;
  /** Not for search engines: what is only of use to its reader, or has ended. */
  hidden?: boolean;
}

type Matches = readonly ({ id: string; data?: unknown } | undefined)[];

/** Title, description, preview for messengers and canonical address, from a route's `meta`: `pageMeta(matches, { title })`. */
export function pageMeta(matches: Matches, { title, description, path, picture, hidden }: PageWords) {
  const root = matches.find((match) => match?.id === 'root')?.data as RootData | undefined;
  const name = root?.space?.name ?? 'Entraide';
  const full = title === name ? title : `${title} · ${name}`;
  const image = picture ?? root?.space?.picture;
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
    ...(image && root
      ? [
          { property: 'og:image', content: root.origin + image },
          { property: 'og:image:type', content: 'image/jpeg' },
          { property: 'og:image:width', content: '1200' },
          { property: 'og:image:height', content: '630' },
          { property: 'og:image:alt', content: full },
          { name: 'twitter:card', content: 'summary_large_image' },
        ]
      : [{ name: 'twitter:card', content: 'summary' }]),
    ...(hidden ? [{ name: 'robots', content: 'noindex' }] : []),
  ];
}
