/** What a browser says of itself, as far as we keep it. Empty: it says nothing that we know. */
export interface Device {
  browser: Browser | '';
  system: System | '';
}

const BROWSERS = {
  // An app that shows pages within itself, as links in a conversation open there.
  facebook: /FBAN|FBAV|\bFB_IAB\b/,
  instagram: /Instagram/,
  whatsapp: /WhatsApp/,
  samsung: /SamsungBrowser/,
  edge: /\bEdg(?:e|A|iOS)?\//,
  opera: /\bOPR\/|\bOpera\b|\bOPT\//,
  firefox: /\b(?:Firefox|FxiOS)\//,
  chrome: /\b(?:Chrome|Chromium|CriOS)\//,
  safari: /\bSafari\//,
} as const satisfies Record<string, RegExp>;
export type Browser = keyof typeof BROWSERS;

const SYSTEMS = {
  android: /\bAndroid\b/,
  ipad: /\biPad\b/,
  iphone: /\b(?:iPhone|iPod)\b/,
  chromeos: /\bCrOS\b/,
  windows: /\bWindows\b/,
  // An iPad may say that it is a Mac.
  mac: /\bMacintosh\b|\bMac OS X\b/,
  linux: /\bLinux\b|\bX11\b/,
} as const satisfies Record<string, RegExp>;
export type System = keyof typeof SYSTEMS;

/** Their own names, which are the same in every language. */
export const browserNames: Record<Browser, string> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  whatsapp: 'WhatsApp',
  samsung: 'Samsung Internet',
  edge: 'Edge',
  opera: 'Opera',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
};
export const systemNames: Record<System, string> = {
  android: 'Android',
  ipad: 'iPad',
  iphone: 'iPhone',
  chromeos: 'ChromeOS',
  windows: 'Windows',
  mac: 'Mac',
  linux: 'Linux',
};

export const unknownDevice: Device = { browser: '', system: '' };

const LONGEST = 500;

/** The browser and the system of a User-Agent: no version, and nothing by which one of many alike could be known. */
export function deviceOf(userAgent: string | null | undefined): Device {
  const said = (userAgent ?? '').slice(0, LONGEST);
  return { browser: firstIn(BROWSERS, said), system: firstIn(SYSTEMS, said) };
}

function firstIn<Name extends string>(patterns: Record<Name, RegExp>, said: string): Name | '' {
  const names = Object.keys(patterns) as Name[];
  return names.find((name) => patterns[name].test(said)) ?? '';
}

export const isBrowser = (name: string): name is Browser => Object.hasOwn(BROWSERS, name);
export const isSystem = (name: string): name is System => Object.hasOwn(SYSTEMS, name);
