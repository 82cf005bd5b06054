import { directionOf } from '@entraide/model/language';
import { deriveTheme, ThemeInput, themeCss } from '@entraide/model/theme';
import { html, raw } from 'hono/html';
import type { Site } from '../../http/load-context.ts';
import { doorWords } from './door-words.ts';

interface DoorPage {
  status: number;
  code: string;
  nonce: string;
  /** Undefined: the host is not ours, or nobody has looked yet. */
  site: Site | undefined;
  locale: string;
  /** Where the way out leads: the space's first page, or the platform's; null when not even that is known. */
  home: string | null;
}

/** A page that needs nothing behind it: in the space's look when it is known, else in the platform's, whole in one file. */
export function doorPage({ status, code, nonce, site, locale, home }: DoorPage): string {
  const words = doorWords(code);
  const own = words[locale as keyof typeof words] ? (locale as keyof typeof words) : 'fr';
  // Whoever cannot read the first language may read the second: what the browser says it reads is often not what its owner reads.
  const other = own === 'en' ? 'fr' : 'en';
  const config = site?.kind === 'space' ? site.ctx.tenant.config : null;
  const name = config ? (config.name[own] ?? Object.values(config.name)[0] ?? '') : 'Entraide';
  const { title, text, home: homeWords } = words[own];
  // No value in it is a promise, so the template is a string at once.
  return html`<!doctype html>
<html lang="${own}" dir="${directionOf(own)}">
<head>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · ${name}</title>
<style nonce="${nonce}">${raw(cssOf(config?.theme ?? platformTheme) + layout)}</style>
</head>
<body>
<header><p><bdi>${name}</bdi></p></header>
<div class="top-band ${config?.theme.corners ?? platformTheme.corners}"></div>
<main>
<svg viewBox="0 0 120 84" width="128" aria-hidden="true"><path class="board" d="M6 8h108v58H6zM26 66l-8 14M94 66l8 14"/><path class="note" d="M22 22h30v30H22z"/><path class="free" d="M64 20h34v16H64zM64 44h22v12H64z"/><circle class="pin" cx="37" cy="21" r="4"/></svg>
<h1>${title}</h1>
<p>${text}</p>
${home === null ? '' : html`<p><a class="button" href="${home}">${site ? homeWords.space : homeWords.platform}</a></p>`}
<section lang="${other}" dir="ltr">
<h2>${words[other].title}</h2>
<p>${words[other].text}</p>
</section>
${contactOf(site)}
</main>
<footer><p class="code">${status}</p></footer>
</body>
</html>
`.toString();
}

/** How to write to the association, or to who runs the platform. */
function contactOf(site: Site | undefined) {
  if (!site) return '';
  const space = site.kind === 'space' ? site.ctx.tenant.config.contact : null;
  const email = site.kind === 'space' ? space?.email : site.about.contact;
  const href = email ? `mailto:${email}` : space?.website;
  if (!href) return '';
  const shown = email ?? href.replace(/^https:\/\//, '');
  return html`<p>Contact${'\u00a0'}: <a href="${href}">${shown}</a></p>`;
}

const layout = `
*{box-sizing:border-box}
body{margin:0;min-block-size:100dvh;display:flex;flex-direction:column;background:var(--color-paper);color:var(--color-ink);font:1.0625rem/1.5 var(--font-body),system-ui,sans-serif;overflow-wrap:anywhere}
header{background:var(--color-surface)}
header p{max-inline-size:60rem;margin:0 auto;padding:1.1rem 1.25rem;font:700 1.125rem/1.2 var(--font-title),var(--font-body),system-ui,sans-serif}
.top-band{block-size:6px;background:var(--color-accent)}
.top-band.soft{block-size:5px;background:repeating-linear-gradient(to right,var(--color-accent) 0 26px,transparent 26px 32px)}
.top-band.round{block-size:10px;background:radial-gradient(circle at 12px 0,var(--color-accent) 9.5px,transparent 10px) 0 0/24px 10px repeat-x}
main{flex:1;inline-size:100%;max-inline-size:36rem;margin-inline:auto;padding:2.5rem 1.25rem 3rem;text-align:center}
h1{margin:.75rem 0 .5rem;font:650 1.65rem/1.25 var(--font-title),var(--font-body),system-ui,sans-serif;text-wrap:balance}
h2{margin:0 0 .25rem;font-size:1.125rem}
section{margin-block-start:2.5rem;padding-block-start:1.5rem;border-block-start:1px solid var(--color-line);color:var(--color-ink-muted)}
.button{display:inline-block;min-block-size:2.75rem;margin-block-start:.75rem;padding:.6rem 1.2rem;border-radius:var(--radius-control);background:var(--color-brand);color:var(--color-on-brand);font-weight:600;text-decoration:none}
.button:hover{background:var(--color-brand-hover)}
.button:focus-visible{outline:3px solid var(--color-focus);outline-offset:2px}
svg{fill:none;stroke-width:2}
.board{fill:var(--color-surface);stroke:var(--color-control-line)}
.note{fill:var(--color-accent-soft);stroke:var(--color-accent)}
.free{stroke:var(--color-line);stroke-dasharray:4 4}
.pin{fill:var(--color-accent)}
footer{border-block-start:1px solid var(--color-line)}
.code{margin:0;padding:1rem 1.25rem;text-align:center;color:var(--color-ink-muted);font-size:.875rem;font-variant-numeric:tabular-nums}`;

const platformTheme = ThemeInput.parse({});
const derived = new WeakMap<ThemeInput, string>();

/** Made once a theme: whoever is refused a thousand times costs no colour science. */
function cssOf(theme: ThemeInput): string {
  const css = derived.get(theme) ?? themeCss(deriveTheme(theme));
  derived.set(theme, css);
  return css;
}
