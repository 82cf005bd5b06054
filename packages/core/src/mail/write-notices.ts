import { paths } from '@entraide/model/path';
import type { Letter } from './letter.ts';
import type { NoticeItem } from './read-notices.ts';
import type { Say } from './texts.ts';

/** Of a kind; the space has the others. */
const SHOWN = 20;

/** The sections of a mail of notices, the most pressing first. */
export function noticeSections(
  items: readonly NoticeItem[],
  say: Say,
  origin: string,
): NonNullable<Letter['sections']> {
  return (['urgent', 'message', 'alert'] as const).flatMap((kind) => {
    const sections = new Map<string, ReturnType<typeof linkOf>[]>();
    for (const item of items.filter((one) => one.kind === kind).slice(0, SHOWN)) {
      const title = titleOf(item, say);
      sections.set(title, [...(sections.get(title) ?? []), linkOf(item, say, origin)]);
    }
    return [...sections].map(([title, links]) => ({ title, links }));
  });
}

/** What a saved search found stands under its name. */
const titleOf = (item: NoticeItem, say: Say): string =>
  item.kind === 'alert' && item.search
    ? say('notices.search', { search: item.search })
    : say(`notices.${item.kind}`);

/** How many are in no section. */
export const leftOut = (items: readonly NoticeItem[], sections: NonNullable<Letter['sections']>): number =>
  items.length - sections.reduce((sum, { links }) => sum + links.length, 0);

function linkOf(item: NoticeItem, say: Say, origin: string) {
  if (item.kind === 'message')
    return {
      label: item.title,
      detail: item.sender
        ? say('notices.from', { sender: item.sender, count: item.count })
        : say('notices.fromAuthor', { count: item.count }),
      href: origin + paths.latestIn(item.threadId),
    };
  return {
    label: item.title,
    detail: say(`notices.of.${item.of}`, { where: item.where }),
    href: origin + paths.listing(item.listingId),
  };
}
