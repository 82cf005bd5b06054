import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { chromiumFlags, chromiumPath } from './chromium.ts';

export interface VisitorOptions {
  /** BCP 47; what the browser says it reads. */
  locale?: string;
  javaScript?: boolean;
  /** 390 pixels wide, with touch; else 1280. */
  phone?: boolean;
  dark?: boolean;
  /** Of another server than the journeys' own. */
  port?: number;
  /** Origins besides the spaces' that this visitor's browser may ask. */
  mayAsk?: string[];
}

/** Opens a page for somebody new in a space: own browser profile, own network address. */
export type Visit = (slug: string, options?: VisitorOptions) => Promise<Page>;

/** Generous, because two cores may be busy with other tests; a journey that works is not slowed down. */
const STEP_MS = 45_000;

interface Fixtures {
  browser: Browser;
  visit: Visit;
}

/** A test with visitors. In the end it fails when a page asked a third party for anything, or complained in its console. */
export const journey = base.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures it hands over from this pattern
    async ({}, use) => {
      const executablePath = chromiumPath();
      if (!executablePath) throw new Error('no Chromium');
      const browser = await chromium.launch({ executablePath, args: chromiumFlags });
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  visit: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const strangers: string[] = [];
    const complaints: string[] = [];
    await use(async (slug, options = {}) => {
      const context = await browser.newContext(profile(browser, slug, options));
      contexts.push(context);
      context.setDefaultTimeout(STEP_MS);
      context.on('request', (request) => {
        const { protocol, hostname, origin } = new URL(request.url());
        const ours = hostname === 'localhost' || hostname.endsWith('.localhost');
        if (protocol.startsWith('http') && !ours && !options.mayAsk?.includes(origin))
          strangers.push(request.url());
      });
      context.on('weberror', (error) => complaints.push(String(error.error())));
      context.on('console', (message) => {
        // A page that is not found is no fault of the page; everything else is.
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          complaints.push(`${message.text()} (${message.page()?.url()})`);
      });
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(strangers, 'requests to third parties').toEqual([]);
    expect(complaints, 'complaints in the console').toEqual([]);
  },
});

function profile(browser: Browser, slug: string, options: VisitorOptions) {
  const { locale = 'fr-FR', javaScript = true, phone = false, dark = false } = options;
  const major = browser.version().split('.')[0];
  return {
    baseURL: originOf(slug, options.port),
    locale,
    javaScriptEnabled: javaScript,
    colorScheme: dark ? ('dark' as const) : ('light' as const),
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    hasTouch: phone,
    isMobile: phone,
    reducedMotion: 'reduce' as const,
    // Headless, it would be answered as a robot: a whole page at once, and other timing.
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`,
    extraHTTPHeaders: { 'X-Forwarded-For': newAddress() },
  };
}

/** Of a space, or of the platform itself: `""`. */
export function originOf(slug: string, port = inject('server').port): string {
  return `http://${slug === '' ? '' : `${slug}.`}localhost:${port}`;
}

const byte = () => Math.floor(Math.random() * 256);
const newAddress = () => `10.${byte()}.${byte()}.${byte()}`;

/** A word that nobody else writes, made of letters only. */
export function newWord(): string {
  return Array.from({ length: 10 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
}
