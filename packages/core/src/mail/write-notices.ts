import { paths } from '@entraide/model/path';
import type { Letter } from './letter.ts';
import type { NoticeItem } from './read-notices.ts';
import type { Say } from './texts.ts';

/** Of a section; the space has the others. */
const SHOWN = 20;

/** The sections of a mail of notices, the most pressing first. */
export function noticeSections(
  items: readonly NoticeItem[],
  say: Say,
  origin: string,
): NonNullable<Letter['sections']> {
  return (['urgent', 'message', 'alert'] as const).flatMap((kind) => {
    const links = items.filter((item) => item.kind === kind).map((item) => linkOf(item, say, origin));
    return links.length > 0 ? [{ title: say(`notices.${kind}`), links: links.slice(0, SHOWN) }] : [];
  });
}

/** How many are in no section. */
export const leftOut = (items: readonly NoticeItem[], sections: NonNullable<Letter['sections']>): number =>
  items.length - sections.reduce((sum, { links }) => sum + links.length, 0);

function linkOf(item: NoticeItem, say: Say, origin: string) {
  if (item.kind === 'message')
    return {
      label: item.title,
      detail: say('notices.from', { sender: item.sender, count: item.count }),
      href: origin + paths.latestIn(item.threadId),
    };
  return {
    label: item.title,
    detail: say(`notices.of.${item.of}`, { where: item.where }),
    href: origin + paths.listing(item.listingId),
  };
}
