import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { AppEnv } from '../door/app-env.ts';

const home = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** The documentation, from our own files: a reader's browser asks nobody else. */
export const docs = new Hono<AppEnv>()
  .get('/', (c) => c.html(page(c.var.nonce), 200, { 'Cache-Control': 'private, no-cache' }))
  .get('/:file{swagger-ui\\.css|swagger-ui-bundle\\.js}', async (c) => {
    const name = c.req.param('file');
    const bytes = new Uint8Array(await readFile(join(home, name)));
    return c.body(bytes, 200, {
      'Content-Type': files[name] ?? 'application/octet-stream',
      'Cache-Control': 'public, max-age=86400',
    });
  });

const page = (nonce: string) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Entraide API</title>
<link rel="stylesheet" href="/api/v1/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/v1/docs/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">
SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', validatorUrl: null, deepLinking: true });
</script>
</body>
</html>
`;
