import type { Page } from 'playwright-core';

/** How a page is looked at: CSS pixels, and how much larger than ours the reader's letters are. */
export interface Sight {
  width: number;
  letters: 1 | 2;
}

export const sights: Sight[] = [
  { width: 320, letters: 1 },
  { width: 390, letters: 2 },
  { width: 1280, letters: 2 },
];

/** What does not fit on the page as it stands: a page wider than its window, and text that is cut or lies outside. */
export async function misfits(page: Page, { width, letters }: Sight): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate((times) => {
    document.documentElement.style.fontSize = times === 1 ? '' : `${106.25 * times}%`;
  }, letters);
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page: ${root.scrollWidth} px wide`);
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].slice(0, 3).join('.')} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
    // What is only spoken is cut on purpose; so is what a scrolling box or a map holds.
    const exempt = '.sr-only, .skip, .map, svg, script, style, select, textarea, noscript, [data-scrolls]';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set<Element>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || seen.has(element) || !node.textContent?.trim() || element.closest(exempt)) continue;
      seen.add(element);
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width === 0) continue;
      if (text.right > root.clientWidth + 1 || text.left < -1) found.push(`outside: ${nameOf(element)}`);
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.overflow === 'visible' || style.display === 'inline') continue;
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
        if (
          !scrolls &&
          (text.left < left - 1 || text.right > right + 1 || text.bottom > bottom + 2 || text.top < top - 2)
        )
          found.push(`cut: ${nameOf(element)}`);
        break;
      }
      // A word in a box that is too small for it: a button, a tab, a field's label.
      const box = element.closest('a, button, label, .tab, .kind-tab')?.getBoundingClientRect();
      if (box && (text.left < box.left - 2 || text.right > box.right + 2))
        found.push(`wider than what holds it: ${nameOf(element)}`);
    }
    return [...new Set(found)];
  });
}
