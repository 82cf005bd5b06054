import type { Page } from 'playwright-core';

/** How a page would read in a language that nobody speaks: every word 40 % longer and accented; from right to left, too. */
export type Pseudo = 'long' | 'long-rtl';

/**
 * Puts a page into a pseudo-locale as it stands. It is done in the browser, so that no build, and no reader, can ever be given it; what
 * a script says afterwards is said as before. Addresses, numbers, what stands in fields and what
 * people wrote themselves stay.
 */
export async function speakPseudo(page: Page, pseudo: Pseudo): Promise<void> {
  await page.evaluate((direction) => {
    const accented: Record<string, string> = {
      a: 'å',
      e: 'ë',
      i: 'ï',
      o: 'ö',
      u: 'ü',
      y: 'ÿ',
      c: 'ç',
      n: 'ñ',
    };
    // Only words: a number, an address or a code is not translated.
    const longer = (text: string) =>
      text.replace(/(?<![\p{L}\d@./:_-])\p{L}+(?![\p{L}\d@/:_])/gu, (word) => {
        const letters = [...word].map((letter) => accented[letter] ?? letter).join('');
        return letters + letters.slice(-Math.ceil([...word].length * 0.4));
      });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (
        node.parentElement &&
        !node.parentElement.closest('script, style, noscript, textarea, svg, [dir=auto], bdi')
      )
        node.textContent = longer(node.textContent ?? '');
    for (const field of document.querySelectorAll<HTMLInputElement>('[placeholder]'))
      field.placeholder = longer(field.placeholder);
    if (direction === 'long-rtl') document.documentElement.dir = 'rtl';
  }, pseudo);
}
