import type { CapturedMail } from '@entraide/core/mail';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { AppEnv } from './app-env.ts';

/** The development mailbox, on any host; there is none where mails are really sent. */
export function devMail(list: (() => Promise<CapturedMail[]>) | null) {
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
    c.html(page(await list(), c.var.nonce), 200, { 'Cache-Control': 'no-store' }),
  );
  return app;
}

function page(mails: CapturedMail[], nonce: string) {
  const items = mails.map(
    ({ tenant, to, subject, at, text, html: body }) => html`<details>
<summary><b>${subject}</b><br>${to} · ${tenant} · <time datetime="${at}">${at.replace('T', ' ').slice(0, 19)} UTC</time></summary>
<pre dir="auto">${linked(text)}</pre>
<details><summary>HTML</summary><iframe sandbox srcdoc="${body}" title="${subject}"></iframe></details>
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
<style nonce="${nonce}">
:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
details{margin-block:.75rem;padding:.75rem 1rem;border:1px solid #8886;border-radius:.5rem}
summary{cursor:pointer}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
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

/** The text with its addresses as links; a plain string between them is escaped by the template. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<]+)/)
    .map((part, index) => (index % 2 === 0 ? part : html`<a href="${part}">${part}</a>`));
