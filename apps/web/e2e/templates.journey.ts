import type { ServerBuild } from '@remix-run/server-runtime';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtPages } from '../server/start/page-source.ts';
import { testServer } from '../server/testing/index.ts';
import { addressesOf } from './crawl/addresses.ts';
import { Canaries } from './crawl/canary.ts';
import { outside, visitorsOf } from './crawl/people.ts';
import { type Planted, plant, type Server } from './crawl/plant.ts';
import { type Answer, type Ask, browserAt } from './crawl/visit.ts';
import { faultsNow } from './steps/axe.ts';
import { launchBrowser } from './visitor.ts';

/** Looked at elsewhere, because it takes more than an address: with what a mail brings, or with what somebody has just done. */
const elsewhere: Record<string, string> = {
  '/listings/asked/:token/:answer': 'ending.journey.ts',
  '/notices/off/:token': 'notices.journey.ts',
  '/give/stop/:token': 'dues.journey.ts',
  '/receipts/:token': 'dues.journey.ts',
  '/paid/:id': 'dues.journey.ts',
  '/dues': 'dues.journey.ts',
  '/give': 'dues.journey.ts',
  '/support/:token': 'support.journey.ts',
  '/appeal/:token': 'desk.journey.ts',
  '/enter/:token': 'console.journey.ts',
  '/admin/money/:id/refund': 'money.journey.ts',
  '/admin/plan': 'plan.journey.ts',
  '/login/code': 'axe.journey.ts',
  '/*': 'axe.journey.ts',
};

/** How a page is looked at. */
type Look = { locale: 'fr' | 'ar'; width: 390 | 1280; colorScheme: 'light' | 'dark' };
const every: Look[] = (['fr', 'ar'] as const).flatMap((locale) =>
  ([390, 1280] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ locale, width, colorScheme })),
  ),
);
/** `pnpm test:axe` takes all eight. Else each template has one of four in which each two meet, in turn: half a second a page is what CI has. */
const whole = process.env.AXE === 'whole';
const turns: Look[] = [
  { locale: 'fr', width: 390, colorScheme: 'light' },
  { locale: 'ar', width: 1280, colorScheme: 'light' },
  { locale: 'fr', width: 1280, colorScheme: 'dark' },
  { locale: 'ar', width: 390, colorScheme: 'dark' },
];

const nothing = async () => ({ kind: 'none' }) as const;
const dns = { rootDomain: 'example', addresses: nothing, texts: nothing, alias: nothing, here: nothing };

let server: Server;
let planted: Planted;
let browser: Browser;
let build: ServerBuild;
let files: Awaited<ReturnType<typeof builtPages>>['files'];
let asks: Record<string, Map<string, Ask>>;
beforeAll(async () => {
  const built = await builtPages();
  files = built.files;
  build = built.pages.build as ServerBuild;
  server = await testServer({ pages: built.pages, files, dns });
  const canaries = new Canaries();
  planted = await plant(server, canaries, 'a');
  const other = await plant(server, canaries, 'b');
  const { host } = planted.space.tenant;
  asks = { [host]: await visitorsOf(server, planted, other), ...(await hosts(server, planted)) };
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function hosts(of: Server, space: Planted) {
  const { platform, console } = await outside(of, space);
  return { 'console.example': console, example: platform };
}

/** Who sees most comes first. */
const readers = ['admin', 'author', 'starter', 'member', 'operator', 'elsewhere', 'stranger'];

/** Somebody to whom the page is shown, where there is one. */
async function shownTo(addresses: string[]): Promise<{ host: string; address: string; ask: Ask } | null> {
  for (const [host, visitors] of Object.entries(asks))
    for (const address of addresses)
      for (const who of readers) {
        const ask = visitors.get(who);
        const answer = await ask?.('GET', address);
        if (ask && answer?.status === 200 && answer.type.startsWith('text/html'))
          return { host, address, ask };
      }
  return null;
}

const bodyOf = ({ text }: Answer) => text.slice(text.indexOf('\n') + 1);

/** The page as it is before its script: what axe reads is there, and nothing else is asked for but the style sheets. */
async function stage(): Promise<Page & { ask?: Ask }> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ignoreHTTPSErrors: true });
  const page: Page & { ask?: Ask } = await context.newPage();
  const visitor = browserAt(server, planted.space.tenant.host);
  await context.route('**/*', async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    if (request.isNavigationRequest() && page.ask) {
      const answer = await page.ask('GET', pathname + search);
      return route.fulfill({ status: answer.status, contentType: 'text/html', body: bodyOf(answer) });
    }
    if (request.resourceType() !== 'stylesheet' && request.resourceType() !== 'image') return route.abort();
    const answer = await visitor('GET', pathname + search);
    return route.fulfill({ status: answer.status, contentType: answer.type, body: bodyOf(answer) });
  });
  return page;
}

it('axe finds nothing serious on any template, in French and Arabic, light and dark, on a telephone and a computer', async () => {
  const page = await stage();
  const faults: Record<string, string[]> = {};
  const unseen: string[] = [];
  let looks = 0;
  const templates = Object.values(build.routes).filter(
    (route) => route && route.id !== 'root' && route.module.default,
  );
  for (const [index, route] of templates.entries()) {
    const pattern = `/${route?.path ?? ''}`;
    const shown = await shownTo(addressesOf({ pattern, methods: new Set(), data: String }, planted));
    if (!shown) {
      if (!(pattern in elsewhere)) unseen.push(pattern);
      continue;
    }
    page.ask = shown.ask;
    for (const { locale, width, colorScheme } of whole ? every : turns.slice(index % 4, (index % 4) + 1)) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const { host, address } = shown;
      await page.goto(`https://${host}${address}${address.includes('?') ? '&' : '?'}lang=${locale}`);
      const found = await faultsNow(page);
      looks += 1;
      if (found.length > 0) faults[`${pattern} ${locale} ${width} ${colorScheme}`] = found;
    }
  }
  expect(unseen, 'say in crawl/addresses.ts where it is shown, or here where else it is looked at').toEqual(
    [],
  );
  expect(faults).toEqual({});
  expect(looks).toBeGreaterThan(whole ? 600 : 75);
}, 600_000);
