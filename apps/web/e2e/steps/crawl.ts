import type { Page } from 'playwright-core';
import { ask } from './api.ts';
import { open } from './page.ts';

const MOST = 70;
/** Of pages that differ only by an id, so many are enough. */
const ALIKE = 6;

/**
 * Follows every link of a site from some addresses on, as its visitor with their cookies, pages and their data alike.
 * @returns the texts by address
 */
export async function crawl(page: Page, starts: string[]): Promise<Map<string, string>> {
  await open(page, '/');
  const seen = new Map<string, string>();
  const alike = new Map<string, number>();
  const asked = new Set<string>();
  let waiting = starts;
  while (waiting.length > 0) {
    const next: string[] = [];
    for (const path of waiting) {
      const kind = path.replace(/[0-9a-f-]{36}|cursor=[^&]*|bbox=[^&]*/g, ':');
      const count = (alike.get(kind) ?? 0) + 1;
      if (asked.has(path) || count > ALIKE || asked.size >= MOST) continue;
      alike.set(kind, count);
      asked.add(path);
      next.push(path);
    }
    const answers = await Promise.all(next.map(async (path) => ({ path, ...(await ask(page, path)) })));
    waiting = [];
    for (const { path, text, type } of answers) {
      seen.set(path, text);
      if (!type.startsWith('text/html')) continue;
      waiting.push(...linksOf(text));
      if (/^\/[^?.]+$/.test(path)) waiting.push(`${path}.data`);
    }
  }
  return seen;
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, path = '']) => path.replaceAll('&amp;', '&'))
    .filter((path) => !/^\/(assets|map|dev|\/)/.test(path));
}
