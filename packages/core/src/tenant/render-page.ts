import { inArray, tenantAssets } from '@entraide/db';
import MarkdownIt from 'markdown-it';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { pageAssetName } from './folder/pages.ts';

/** A page of the space's own. `html` is safe to put on a page as it is: no raw HTML, no pictures, no styles, no other schemes. */
export interface RenderedPage {
  name: string;
  title: string;
  locale: string;
  /** Without the title's heading. */
  html: string;
}

const markdown = new MarkdownIt({ html: false, linkify: true });
// A picture would be a request to another site.
markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? '');
markdown.core.ruler.push('no_styles', ({ tokens }) => {
  for (const token of tokens) token.attrs = token.attrs?.filter(([name]) => name !== 'style') ?? null;
});

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

/** The first heading, when it opens the text, is the title. */
export function renderMarkdown(text: string, fallbackTitle: string): { title: string; html: string } {
  const tokens = markdown.parse(text, {});
  const [open, inline] = tokens;
  const titled = open?.type === 'heading_open' && open.tag === 'h1';
  const body = titled ? tokens.slice(3) : tokens;
  return {
    title: (titled && inline?.content) || fallbackTitle,
    html: markdown.renderer.render(body, markdown.options, {}),
  };
}
