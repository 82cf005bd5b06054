import type { Ctx } from '../ctx/index.ts';
import { pagesOf } from './pages-of.ts';

export interface PageLink {
  name: string;
  title: string;
}

/** The pages that the space has written, with their titles in the reader's language, in the order of its settings. */
export async function listPages(ctx: Ctx): Promise<PageLink[]> {
  return (await pagesOf(ctx)).map(({ name, title }) => ({ name, title }));
}
