import type { Ctx } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { pagesOf, type RenderedPage } from './pages-of.ts';

/**
 * A page in the reader's language, else in the first of the space's languages that has it.
 * @throws NotFound
 */
export async function renderPage(ctx: Ctx, name: string): Promise<RenderedPage> {
  const page = (await pagesOf(ctx)).find((one) => one.name === name);
  if (!page) throw new NotFound();
  return page;
}
