import { directionOf } from '@entraide/model/language';
import { type Locale, type TenantConfig, textIn } from '@entraide/model/tenant';
import { deriveTheme, themeCss } from '@entraide/model/theme';
import type { Ctx } from '../ctx/index.ts';
import { type Conversation, conversationsOf } from './conversations.ts';
import { mediaName } from './media.ts';
import { type Row, rowsOf, type Taken, taken } from './rows.ts';
import type { Subject } from './subject.ts';
import { exportTexts, type Say } from './texts.ts';

/** Said by the conversations, with the answers. */
const SAID_THERE = ['messages'];
/** Figures and ids that lead from one part of the data to another; `data.json` has them. */
const FOR_PROGRAMS =
  /(^id|Ids?|^lat|^near(Lat|Lon)|^west|^south|^east|^north|^lon|^radiusM|^sample|^position|^width|^height|^automated)$/;
/** Columns that hold one of a few words. */
const WORDS = ['kind', 'status', 'role', 'precision'];

interface Words {
  say: Say;
  show: (value: unknown, name: string) => string;
}

/**
 * All of it as one page that opens without a network: no script, nothing from outside, in the member's language and the space's look. Piece
 * by piece.
 */
export async function* pageOf(ctx: Ctx, { member, locale }: Subject, onTable: () => Promise<void>) {
  const { config } = ctx.tenant;
  const say = exportTexts(config, locale);
  const words = { say, show: showIn(say, locale, config) };
  const space = textIn(config.name, locale);
  const title = escaped(say('title', { space }));
  yield `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><style>${themeCss(deriveTheme(config.theme))}${STYLE}</style></head><body>
<header><p>${escaped(space)}</p></header><main>
<h1>${title}</h1><p>${escaped(say('lead', { space, day: words.show(ctx.clock(), '') }))}</p><p>${escaped(say('files'))}</p>\n`;
  for (const each of taken) {
    if (!SAID_THERE.includes(each.exported.as)) yield* section(ctx, each, member.memberId, words);
    await onTable();
  }
  yield `<section><h2>${escaped(say('conversations'))}</h2>\n`;
  let none = true;
  for await (const one of conversationsOf(ctx, member)) {
    none = false;
    yield* conversation(one, words);
  }
  yield `${none ? `<p>${escaped(say('none'))}</p>` : ''}</section></main></body></html>\n`;
}

async function* section(ctx: Ctx, each: Taken, memberId: string, words: Words) {
  const { as } = each.exported;
  let none = true;
  for await (const rows of rowsOf(ctx, each, memberId))
    for (const { row, sha256 } of rows) {
      if (none) yield `<section><h2>${escaped(words.say(`sections.${as}`))}</h2>\n`;
      none = false;
      yield article(row, sha256 && mediaName(as, sha256), words);
    }
  if (!none) yield '</section>\n';
}

function article(row: Row, file: string | null, { say, show }: Words): string {
  const fields = Object.entries(row).flatMap(([name, value]) =>
    value === null || value === '' || isEmpty(value) || name === 'title' || FOR_PROGRAMS.test(name)
      ? []
      : [`<dt>${escaped(say(`fields.${name}`))}</dt><dd><bdi>${escaped(show(value, name))}</bdi></dd>`],
  );
  const { title } = row;
  return `<article>${typeof title === 'string' ? `<h3 dir="auto">${escaped(title)}</h3>` : ''}${
    file ? `<img src="${escaped(file)}" alt="${escaped(String(row.alt ?? ''))}" loading="lazy">` : ''
  }<dl>${fields.join('')}</dl></article>\n`;
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

async function* conversation({ with: other, about, messages }: Conversation, { say, show }: Words) {
  const name = other ?? say('somebody');
  yield `<article><h3>${escaped(say('with', { name }))}</h3>`;
  if (about !== null) yield `<p>${escaped(say('about', { title: about }))}</p>`;
  yield '<ol>';
  for await (const some of messages)
    for (const { mine, body, photos, createdAt } of some)
      yield `<li${mine ? ' class="mine"' : ''}><p class="by"><bdi>${escaped(mine ? say('me') : name)}</bdi> · ${escaped(
        show(createdAt, ''),
      )}</p><p dir="auto">${escaped(saidIn(body, photos, say))}</p></li>\n`;
  yield '</ol></article>\n';
}

function saidIn(body: string, photos: readonly string[], say: Say): string {
  if (body === '' && photos.length === 0) return say('removed');
  return [body, ...photos.map((alt) => [say('photo'), alt].filter(Boolean).join(' · '))]
    .filter(Boolean)
    .join('\n');
}

/** A value as a person says it. */
function showIn(say: Say, locale: Locale, { categories }: TenantConfig) {
  const zone = { timeZone: 'UTC', numberingSystem: 'latn' };
  const moment = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'long', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'long' });
  const names = (type: 'language' | 'region') => new Intl.DisplayNames(locale, { type });
  const [languages, regions] = [names('language'), names('region')];
  const labels = new Map(categories.map(({ slug, label }) => [slug, textIn(label, locale)]));
  const text = (value: string, name: string): string => {
    if (WORDS.includes(name)) return say(`values.${value}`);
    if (name === 'category' || name === 'helps') return labels.get(value) ?? value;
    if (['locale', 'language', 'languages'].includes(name)) return languages.of(value) ?? value;
    if (name === 'country' || name === 'tieCountries') return regions.of(value) ?? value;
    return /On$/.test(name) && /^\d{4}-\d\d-\d\d$/.test(value) ? day.format(new Date(value)) : value;
  };
  return (value: unknown, name: string): string => {
    if (value instanceof Date) return `${moment.format(value)} UTC`;
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (typeof value === 'string') return text(value, name);
    if (Array.isArray(value)) return value.map((one) => text(String(one), name)).join(', ');
    return typeof value === 'number' ? String(value) : JSON.stringify(value);
  };
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const STYLE = `
body{margin:0;background:var(--color-paper);color:var(--color-ink);font:1rem/1.6 system-ui,sans-serif}
header{background:var(--color-brand);color:var(--color-on-brand);padding:1rem;font-weight:600}header p{margin:0 auto}
header p,main{max-width:48rem}main{margin:0 auto;padding:1rem}
h1{line-height:1.2}h2{margin-block:2.5rem .5rem;border-block-end:1px solid var(--color-line);padding-block-end:.25rem}
h3{margin-block:0 .5rem}article{background:var(--color-surface);border:1px solid var(--color-line);border-radius:.5rem;padding:1rem;margin-block:1rem}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem 1rem;margin:0}
dt,.by{color:var(--color-ink-muted)}dd,p{margin:0;text-align:start;overflow-wrap:anywhere;white-space:pre-line}main>p{margin-block:.5rem}
img{max-width:100%;height:auto;border-radius:.25rem;margin-block-end:.5rem}
ol{list-style:none;padding:0;display:grid;gap:.75rem}li{max-width:36rem;padding:.5rem .75rem;border:1px solid var(--color-line);border-radius:.5rem}
.mine{justify-self:end;background:var(--color-brand-soft)}.by{font-size:.875rem}
@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-block-end:.5rem}}`;
