import { like, tenantAssets } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { pageAssetName } from './folder/pages.ts';
import { renderMarkdown } from './markdown.ts';

export interface PageLink {
  name: string;
  title: string;
}

// Every page of a space shows these; they only change with the version, so a process asks once a version.
const kept = new Map<string, PageLink[]>();
const MOST_KEPT = 500;

/** The pages that the space has written, with their titles in the reader's language, in the order of its settings. */
export async function listPages(ctx: Ctx): Promise<PageLink[]> {
  const { id, version, config } = ctx.tenant;
  const key = `${id} ${version} ${ctx.locale}`;
  const known = kept.get(key);
  if (known) return known;
  const rows = await inTenant(ctx, async (tx) =>
    tx
      .select({ name: tenantAssets.name, bytes: tenantAssets.bytes })
      .from(tenantAssets)
      .where(like(tenantAssets.name, 'pages/%')),
  );
  const texts = new Map(rows.map(({ name, bytes }) => [name, bytes.toString('utf8')]));
  const links = config.pages.flatMap((name): PageLink[] => {
    const text = [ctx.locale, ...config.locales]
      .map((locale) => texts.get(pageAssetName(name, locale)))
      .find((found) => found !== undefined);
    return text === undefined ? [] : [{ name, title: renderMarkdown(text, name).title }];
  });
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, links);
  return links;
}
