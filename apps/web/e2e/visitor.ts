import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath } from './chromium.ts';

export interface VisitorOptions {
  /** BCP 47; what the browser says it reads. */
  locale?: string;
  javaScript?: boolean;
  /** 390 pixels wide, with touch; else 1280. */
  phone?: boolean;
  dark?: boolean;
}

/** @throws Error when this machine has no Chromium */
export function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('There is no Chromium or Chrome here: name one in CHROME_PATH.');
  return chromium.launch({ executablePath, args: chromiumFlags });
}

/** A browser profile of somebody new, who comes from a network of their own. */
export function profileOf(
  browser: Browser,
  baseURL: string,
  options: VisitorOptions = {},
): BrowserContextOptions {
  const { locale = 'fr-FR', javaScript = true, phone = false, dark = false } = options;
  const major = browser.version().split('.')[0];
  return {
    baseURL,
    locale,
    javaScriptEnabled: javaScript,
    colorScheme: dark ? 'dark' : 'light',
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    hasTouch: phone,
    isMobile: phone,
    reducedMotion: 'reduce',
    // Headless, it would be answered as a robot: a whole page at once, and other timing.
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`,
    extraHTTPHeaders: { 'X-Forwarded-For': `10.${byte()}.${byte()}.${byte()}` },
  };
}

const byte = () => Math.floor(Math.random() * 256);

/** Of a space, or of the platform itself: `""`. */
export function originOn(port: number, slug: string): string {
  return `http://${slug === '' ? '' : `${slug}.`}localhost:${port}`;
}
