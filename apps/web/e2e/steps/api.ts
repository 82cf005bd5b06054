import type { Page } from 'playwright-core';

export interface Answer {
  status: number;
  type: string;
  text: string;
}

/** Asks the page's own space, as a script on it would: with its cookies, under its policy. A body goes as JSON. */
export function ask(page: Page, path: string, method = 'GET', body?: object): Promise<Answer> {
  const init: RequestInit = body
    ? { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
    : { method };
  return page.evaluate(
    async ([address, asked]) => {
      const response = await fetch(address, asked);
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        text: await response.text(),
      };
    },
    [path, init] as const,
  );
}

/** @throws Error for anything but 200 */
export async function askJson<T>(page: Page, path: string): Promise<T> {
  const { status, text } = await ask(page, path);
  if (status !== 200) throw new Error(`${path} answers ${status}: ${text}`);
  return JSON.parse(text) as T;
}
