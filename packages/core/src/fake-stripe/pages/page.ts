import type { Answer, Asked } from '../wire/http.ts';
import { type Language, texts } from './texts.ts';

/** The language of a page: the one that was asked for, else the browser’s. */
export function languageOf(locale: string | null | undefined, { headers }: Asked): Language {
  const wanted = [
    ...(locale && locale !== 'auto' ? [locale] : []),
    ...(headers['accept-language'] ?? '').split(','),
  ];
  const found = wanted.map((one) => one.trim().slice(0, 2).toLowerCase()).find((one) => one in texts);
  return (found ?? 'en') as Language;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

export const redirect = (to: string): Answer => ({ status: 303, headers: { location: to }, body: '' });

/** A whole page; `body` is HTML. It says TEST, and needs no JavaScript. */
export function page(language: Language, title: string, body: string, status = 200): Answer {
  const { test, testMore } = texts[language];
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
    body: `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${test} · ${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<p class="test"><strong>${test}</strong> ${testMore}</p>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>`,
  };
}

/** A form with one button, or several fields before it. */
export const button = (what: string, label: string, { fields = '', quiet = false } = {}) =>
  `<form method="post">${fields}<button name="do" value="${what}"${quiet ? ' class="quiet"' : ''}>${escaped(label)}</button></form>`;

const style = `
:root { color-scheme: light dark; --ink: #1b1f2a; --paper: #fff; --line: #767b8a; --main: #3d3fb3; --on-main: #fff; --test: #ffd54a }
@media (prefers-color-scheme: dark) { :root { --ink: #eef0f6; --paper: #14161d; --line: #8d93a5; --main: #b3b5ff; --on-main: #14161d } }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
.test { margin: 0; padding: .75rem 1rem; background: var(--test); color: #1b1f2a; text-align: center }
main { max-width: 32rem; margin-inline: auto; padding: 1.5rem 1rem 3rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
h2 { font-size: 1.125rem; margin-block: 2rem .5rem }
.sum { font-size: 2rem; font-weight: 700; margin-block: 0 .5rem }
ul { padding: 0; list-style: none }
li { padding-block: .5rem; border-block-end: 1px solid var(--line); overflow-wrap: anywhere }
form { margin-block: .75rem }
label { display: block; font-weight: 600; margin-block-end: .75rem }
input { display: block; inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem }
button { inline-size: 100%; min-block-size: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--on-main); background: var(--main); border: 2px solid var(--main); border-radius: .5rem; cursor: pointer }
button.quiet { color: var(--ink); background: none; border-color: var(--line) }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
.said { padding: .75rem 1rem; border: 2px solid var(--line); border-radius: .5rem }
a { color: var(--main) }
`;
