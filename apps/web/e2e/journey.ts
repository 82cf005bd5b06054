import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { launchBrowser, originOn, profileOf, type VisitorOptions } from './visitor.ts';

export { newWord } from './steps/word.ts';

interface JourneyOptions extends VisitorOptions {
  /** Of another server than the journeys' own. */
  port?: number;
  /** Whether the browser can draw a map, which costs seconds of computing a page; else it is one without WebGL. */
  map?: boolean;
  /** Origins besides the spaces' that this visitor's browser may ask. */
  mayAsk?: string[];
  /** What this visitor's browser may complain of, because the journey does it to them. */
  mayComplain?: RegExp;
}

/** Opens a page for somebody new in a space: own browser profile, own network address. */
export type Visit = (slug: string, options?: JourneyOptions) => Promise<Page>;

/** Generous, because two cores may be busy with other tests; a journey that works is not slowed down. */
const STEP_MS = 45_000;

interface Fixtures {
  browser: Browser;
  visit: Visit;
}

/** No fault of the page: what is not found, a connection that a journey cuts, a request given up because the page is left (Remix logs that one). */
const NO_FAULT = /status of 4\d\d|ERR_INTERNET_DISCONNECTED|^AbortError: signal is aborted without reason/;

/** A test with visitors. In the end it fails when a page asked a third party for anything, or complained in its console. */
export const journey = base.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures it hands over from this pattern
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  visit: async ({ browser, task }, use) => {
    const contexts: BrowserContext[] = [];
    const strangers: string[] = [];
    const complaints: string[] = [];
    await use(async (slug, { port, map = false, mayAsk = [], mayComplain = /$^/, ...options } = {}) => {
      const context = await browser.newContext(profileOf(browser, originOf(slug, port), options));
      contexts.push(context);
      context.setDefaultTimeout(STEP_MS);
      if (!map) await context.addInitScript(withoutWebGl);
      context.on('request', (request) => {
        const { protocol, hostname, origin } = new URL(request.url());
        const ours = hostname === 'localhost' || hostname.endsWith('.localhost');
        if (protocol.startsWith('http') && !ours && !mayAsk.includes(origin)) strangers.push(request.url());
      });
      context.on('weberror', (error) => {
        const text = String(error.error());
        if (!NO_FAULT.test(text) && !mayComplain.test(text)) complaints.push(text);
      });
      context.on('console', (message) => {
        const text = message.text();
        if (message.type() === 'error' && !NO_FAULT.test(text) && !mayComplain.test(text))
          complaints.push(`${text} (${message.page()?.url()})`);
      });
      return context.newPage();
    });
    if (task.result?.state === 'fail') await photograph(contexts, task.name);
    for (const context of contexts) await context.close();
    expect(strangers, 'requests to third parties').toEqual([]);
    expect(complaints, 'complaints in the console').toEqual([]);
  },
});

/** Runs in the page, before its own scripts. */
function withoutWebGl(): void {
  HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
    apply: (getContext, canvas, [kind, ...more]: [string]) =>
      kind.startsWith('webgl') ? null : Reflect.apply(getContext, canvas, [kind, ...more]),
  });
}

/** Where the visitors of a failed journey stood, for CI's output. */
async function photograph(contexts: BrowserContext[], journeyName: string): Promise<void> {
  const name = journeyName.replace(/[^a-z]+/gi, '-').slice(0, 60);
  for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const path = join(inject('server').outputDir, 'screenshots', `failed-${name}-${index}.png`);
    await page.screenshot({ path, fullPage: true }).catch(() => {});
    console.error(`${path}: ${page.url()}`);
  }
}

/** Of a space on the journeys' server, or of the platform itself: `""`. */
export function originOf(slug: string, port = inject('server').port): string {
  return originOn(port, slug);
}
