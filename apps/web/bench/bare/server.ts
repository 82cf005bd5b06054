/** Serves the empty Remix application like the real one is served: Hono outside, Remix last. Prints its port. */

import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createRequestHandler, type ServerBuild } from '@remix-run/server-runtime';
import { Hono } from 'hono';

const build = (await import(resolve(import.meta.dirname, 'build/server/index.js'))) as ServerBuild;
const handle = createRequestHandler(build, 'production');
const app = new Hono().use((c) => handle(c.req.raw));
const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${typeof address === 'object' && address ? address.port : ''}`);
});
