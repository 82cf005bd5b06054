import { type ComponentProps, useEffect } from 'react';
import { useNavigate } from '../framework/index.ts';

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** A path of this site. */
  to: string;
  /** The page stays where it is scrolled to. */
  keepScroll?: boolean;
  /** A whole new document: after a failure, or in another language. */
  reloadDocument?: boolean;
}

/**
 * A plain anchor; `useClientLinks` follows it without a new document. The framework's own link costs each page some milliseconds on the
 * server and again in the browser, a board has fifty of them, and one listener does for all.
 */
export function Link({ to, keepScroll, reloadDocument, ...anchor }: LinkProps) {
  const follow = reloadDocument
    ? {}
    : { 'data-link': keepScroll ? 'keep-scroll' : '', 'data-discover': 'true' };
  return <a href={to} {...follow} {...anchor} />;
}

/** Follows every `Link` of the document. Called once, by the root. */
export function useClientLinks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      // Whoever asks for another window gets it.
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-link]') : null;
      if (!link || link.target) return;
      event.preventDefault();
      navigate(`${link.pathname}${link.search}${link.hash}`, {
        preventScrollReset: link.dataset.link === 'keep-scroll',
      });
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [navigate]);
}
