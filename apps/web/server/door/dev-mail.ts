import type { CapturedMail } from '@entraide/core/mail';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Deps } from '../start/deps.ts';
import type { AppEnv } from './app-env.ts';

const MOST_BYTES = 64 * 1024;
/** No script at all, and the styles that mails carry in their lines; a frame without an address of its own has the page's policy. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The development mailbox, on any host; there is none where mails are really sent. */
export function devMail({ devMail: list, devAnswer }: Pick<Deps, 'devMail' | 'devAnswer'>) {
  const app = new Hono<AppEnv>();
  if (!list) return app;

  app.get('/dev/mail.json', async (c) => {
    const mails = await list();
    return c.json(
      mails.map(({ tenant, to, from, subject, text, html, headers, at }) => ({
        tenant,
        to,
        from,
        subject,
        text,
        html,
        headers,
        at,
      })),
      200,
      { 'Cache-Control': 'no-store' },
    );
  });

  app.get('/dev/mail', async (c) =>
    c.html(page(await list()), 200, { 'Cache-Control': 'no-store', 'Content-Security-Policy': POLICY }),
  );

  // Before the guard, and for the page above alone: no other site may write in somebody's name.
  app.post('/dev/mail', async (c) => {
    const bytes = Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY);
    if (!devAnswer || c.req.header('sec-fetch-site') !== 'same-origin' || bytes > MOST_BYTES)
      return c.text('not taken', 403);
    const form = await c.req.parseBody();
    const [from, to, text] = ['from', 'to', 'text'].map((name) => String(form[name] ?? ''));
    await devAnswer({ from: from ?? '', to: to ?? '', text: text ?? '' });
    return c.redirect('/dev/mail', 303);
  });
  return app;
}

function page(mails: CapturedMail[]) {
  const items = mails.map(
    ({ tenant, to, subject, at, text, html: body, headers }) => html`<details>
<summary><b>${subject}</b><br>${to} · ${tenant} · <time datetime="${at}">${at.replace('T', ' ').slice(0, 19)} UTC</time></summary>
<pre dir="auto">${linked(text)}</pre>
${headers['Reply-To']?.startsWith('reply+') ? answerForm(to, headers['Reply-To']) : ''}<details><summary>HTML</summary><iframe sandbox loading="lazy" srcdoc="${body}" title="${subject}"></iframe></details>
</details>
`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mails of this machine</title>
<style>
:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
details{margin-block:.75rem;padding:.75rem 1rem;border:1px solid #8886;border-radius:.5rem}
summary{cursor:pointer}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
textarea{display:block;inline-size:100%;box-sizing:border-box;font:inherit;margin-block:.25rem}
button{font:inherit;min-block-size:44px;padding-inline:1rem}
iframe{inline-size:100%;block-size:32rem;border:0;background:#fff}
</style>
</head>
<body>
<h1>Mails of this machine</h1>
<p>No mail provider is set, so nothing leaves. Newest first; load again for new ones. <a href="/dev/mail.json">As JSON</a></p>
${items.length > 0 ? items : html`<p>Nothing yet.</p>`}
</body>
</html>
`;
}

/** A message can be answered as its reader would answer it from their mailbox. */
const answerForm = (from: string, to: string) => html`<form method="post" action="/dev/mail">
<input type="hidden" name="from" value="${from}"><input type="hidden" name="to" value="${to}">
<label>Answer this e-mail as ${from}<textarea name="text" rows="3" required></textarea></label>
<button>Send the answer</button>
</form>
`;

/** The text with its addresses as links; a plain string between them is escaped by the template. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<]+)/)
    .map((part, index) => (index % 2 === 0 ? part : html`<a href="${part}">${part}</a>`));
