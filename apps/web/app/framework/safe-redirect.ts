import { redirect, redirectDocument } from '@remix-run/react';

/**
 * A path of this site, or the fallback. Refuses what a browser reads as another host: `//x`, `/\x` (advisory GHSA of
 * react-router 6), a scheme, and control characters, which browsers strip before they read on.
 */
export function safePath(to: string | null | undefined, fallback = '/'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!to?.startsWith('/') || to.startsWith('//') || /[\\\u0000-\u0020\u007f]/.test(to)) return fallback;
  return to;
}

/** Redirects within this site only; 302 unless `init` says otherwise. */
export function safeRedirect(
  to: string | null | undefined,
  init?: number | ResponseInit,
  fallback = '/',
): Response {
  return redirect(safePath(to, fallback), init);
}

/**
 * Redirects to a page of another of our hosts, with a document of its own.
 * @param origin one that we wrote, never what a request said
 */
export function redirectToHost(origin: string, path: string): Response {
  return redirectDocument(origin + safePath(path));
}

/**
 * Sends somebody who pays to a page of whoever takes the money, or to one of ours.
 * @param href as that third party gave it to us, never what a request said
 */
export function redirectToPay(href: string): Response {
  return href.startsWith('/') ? safeRedirect(href, 303) : redirectDocument(href, 303);
}
