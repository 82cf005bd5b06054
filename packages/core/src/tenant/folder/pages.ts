import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TenantConfig } from '@entraide/model/tenant';
import { type Asset, asset } from './asset.ts';
import { namesIn } from './copy.ts';
import type { Problem } from './problem.ts';
import type { SourceFile } from './source-file.ts';

/** 100 kB: fifty printed pages. */
const MOST_BYTES = 100 * 1024;

export function pageAssetName(page: string, locale: string): string {
  return `pages/${page}.${locale}.md`;
}

/** Reads pages/<name>.<locale>.md. A page that tenant.yaml lists itself needs a text in the space's own language. */
export async function readPages(
  dir: string,
  config: TenantConfig,
  yaml: SourceFile,
): Promise<{ assets: Asset[]; problems: Problem[] }> {
  const assets: Asset[] = [];
  const problems: Problem[] = [];
  for (const name of await namesIn(join(dir, 'pages'))) {
    const file = join(dir, 'pages', name);
    const [, page = '', locale = ''] = /^([a-z][a-z0-9-]*)\.([a-z]{2})\.md$/.exec(name) ?? [];
    const refuse = (message: string) => problems.push({ file, line: null, column: null, message });
    if (!config.pages.includes(page))
      refuse(
        `Name it <page>.<language>.md, with a page of "pages" in tenant.yaml: ${config.pages.join(', ')}.`,
      );
    else if (!(config.locales as string[]).includes(locale))
      refuse(`"${locale}" is not one of the "locales" of this space: ${config.locales.join(', ')}.`);
    else {
      const bytes = await readFile(file);
      if (bytes.length > MOST_BYTES) refuse('A page may have 100 kB. Make two pages of it.');
      else assets.push(asset(pageAssetName(page, locale), 'text/markdown; charset=utf-8', bytes));
    }
  }
  const own = config.locales[0] ?? 'fr';
  for (const [index, page] of config.pages.entries()) {
    const name = pageAssetName(page, own);
    if (!yaml.document.has('pages') || assets.some((found) => found.name === name)) continue;
    problems.push(
      yaml.problemAt(['pages', index], 'value', `There is no ${name}: write it, or take "${page}" out.`),
    );
  }
  return { assets, problems };
}
