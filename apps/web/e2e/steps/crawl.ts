import type { Page } from 'playwright-core';
import { ask } from './api.ts';
import { open } from './page.ts';

const MOST = 120;
/** Of pages that differ only by an id, so many are enough. */
const ALIKE = 12;

/**
 * Follows every link of a site from some addresses on, as its visitor with their cookies, pages and their data alike.
 * @returns the texts by address
 */
export async function crawl(page: Page, starts: string[]): Promise<Map<string, string>> {
  await open(page, '/');
  const seen = new Map<string, string>();
  const alike = new Map<string, number>();
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined && seen.size < MOST; path = waiting.shift()) {
    const kind = path.replace(/[0-9a-f-]{36}|cursor=[^&]*|bbox=[^&]*/g, ':');
    const count = (alike.get(kind) ?? 0) + 1;
    alike.set(kind, count);
    if (seen.has(path) || count > ALIKE) continue;
    const { text, type } = await ask(page, path);
    seen.set(path, text);
    if (!type.startsWith('text/html')) continue;
    waiting.push(...linksOf(text));
    if (/^\/[^?.]+$/.test(path)) waiting.push(`${path}.data`);
  }
  return seen;
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, path = '']) => path.replaceAll('&amp;', '&'))
    .filter((path) => !/^\/(assets|map|dev|\/)/.test(path));
}
