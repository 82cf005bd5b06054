import type { Page } from 'playwright-core';

/** Counts the pages that somebody is shown from now on; a page that comes again with a fault of its form is the same one. */
export function countScreens(page: Page): () => number {
  const seen = new Set<string>();
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && frame.url().startsWith('http')) seen.add(new URL(frame.url()).pathname);
  });
  return () => seen.size;
}
