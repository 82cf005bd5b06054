import { like, tenantAssets } from '@entraide/db';
import { pageKey } from '@entraide/model/tenant';
import { LRUCache } from 'lru-cache';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { renderMarkdown } from './markdown.ts';

/** A page of the space's own. `html` is safe to put on a page as it is: no raw HTML, no pictures, no styles, no other schemes. */
export interface RenderedPage {
  name: string;
  title: string;
  locale: string;
  /** Without the title's heading. */
  html: string;
}

const MOST_CHARACTERS = 16 * 1024 * 1024;
const sizeOf = (pages: readonly RenderedPage[]) =>
  pages.reduce((sum, { title, html }) => sum + title.length + html.length, 1000);

const rendered = new LRUCache<string, RenderedPage[]>({
  maxSize: MOST_CHARACTERS,
  sizeCalculation: sizeOf,
});

/**
 * The space's pages in the reader's language, each else in the first of the space's languages that has it, in the order of its
 * settings. Texts only change with the configuration's version, so they are read and rendered once a version.
 */
export async function pagesOf(ctx: Ctx): Promise<RenderedPage[]> {
  const { id, version } = ctx.tenant;
  const key = `${id} ${version} ${ctx.locale}`;
  const known = rendered.get(key);
  if (known) return known;
  const pages = await readPages(ctx);
  rendered.set(key, pages);
  return pages;
}

async function readPages(ctx: Ctx): Promise<RenderedPage[]> {
  const { config } = ctx.tenant;
  const rows = await inTenant(ctx, async (tx) =>
    tx
      .select({ name: tenantAssets.name, bytes: tenantAssets.bytes })
      .from(tenantAssets)
      .where(like(tenantAssets.name, 'pages/%')),
  );
  // A page says {{contact}}, so that the address stands in one place: tenant.yaml.
  const contact = config.contact.email ?? config.contact.website ?? '';
  const texts = new Map(
    rows.map(({ name, bytes }) => [
      name,
      (bytes?.toString('utf8') ?? '').replaceAll('{{contact}}', () => contact),
    ]),
  );
  return config.pages.flatMap((name): RenderedPage[] => {
    const locale = [ctx.locale, ...config.locales].find((one) => texts.has(pageKey(name, one)));
    const text = locale && texts.get(pageKey(name, locale));
    return locale && text !== undefined ? [{ name, locale, ...renderMarkdown(text, name) }] : [];
  });
}
