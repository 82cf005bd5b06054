import type { CDPSession, Page } from 'playwright-core';

/** Types over a field as an input method does: the text grows as a composition, and is then put in. */
export async function compose(page: Page, selector: string, text: string): Promise<void> {
  const field = page.locator(selector).first();
  await field.focus();
  await field.selectText();
  const session = await page.context().newCDPSession(page);
  for (const [index, line] of text.split('\n').entries()) {
    // A line end is never part of a composition.
    if (index > 0) await page.keyboard.press('Enter');
    await composeLine(session, line);
  }
  await session.detach();
}

async function composeLine(session: CDPSession, line: string): Promise<void> {
  const characters = [...line];
  for (let end = 1; end <= characters.length; end++) {
    const so = characters.slice(0, end).join('');
    await session.send('Input.imeSetComposition', {
      text: so,
      selectionStart: so.length,
      selectionEnd: so.length,
    });
  }
  await session.send('Input.insertText', { text: line });
}
