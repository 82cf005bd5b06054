import { inArray, tenantAssets } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { pageAssetName } from './folder/pages.ts';
import { renderMarkdown } from './markdown.ts';

/** A page of the space's own. `html` is safe to put on a page as it is: no raw HTML, no pictures, no styles, no other schemes. */
export interface RenderedPage {
  name: string;
  title: string;
  locale: string;
  /** Without the title's heading. */
  html: string;
}

/**
 * A page in the reader's language, else in the first of the space's languages that has it.
 * @throws NotFound
 */
export async function renderPage(ctx: Ctx, name: string): Promise<RenderedPage> {
  const { config } = ctx.tenant;
  if (!config.pages.includes(name)) throw new NotFound();
  const locales = [ctx.locale, ...config.locales];
  const names = locales.map((locale) => pageAssetName(name, locale));
  const rows = await inTenant(ctx, async (tx) =>
    tx
      .select({ name: tenantAssets.name, bytes: tenantAssets.bytes })
      .from(tenantAssets)
      .where(inArray(tenantAssets.name, names)),
  );
  for (const [index, locale] of locales.entries()) {
    const row = rows.find((found) => found.name === names[index]);
    if (row) return { name, locale, ...renderMarkdown(row.bytes.toString('utf8'), name) };
  }
  throw new NotFound();
}
