import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageKey, type TenantConfig } from '@entraide/model/tenant';
import { MOST_PAGE_BYTES } from '../../revision/index.ts';
import { namesIn } from './copy.ts';
import type { Problem } from './problem.ts';
import type { SourceFile } from './source-file.ts';

/** Reads pages/<name>.<locale>.md. A page that tenant.yaml lists itself needs a text in the space's own language. */
export async function readPages(
  dir: string,
  config: TenantConfig,
  yaml: SourceFile,
): Promise<{ pages: Record<string, string>; problems: Problem[] }> {
  const pages: Record<string, string> = {};
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
      if (bytes.length > MOST_PAGE_BYTES) refuse('A page may have 100 kB. Make two pages of it.');
      else pages[pageKey(page, locale)] = bytes.toString('utf8');
    }
  }
  const own = config.locales[0] ?? 'fr';
  for (const [index, page] of config.pages.entries()) {
    const name = pageKey(page, own);
    if (!yaml.document.has('pages') || name in pages) continue;
    problems.push(
      yaml.problemAt(['pages', index], 'value', `There is no ${name}: write it, or take "${page}" out.`),
    );
  }
  return { pages, problems };
}
