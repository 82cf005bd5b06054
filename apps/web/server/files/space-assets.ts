import { NotFound } from '@entraide/core/error';
import { tenantAsset } from '@entraide/core/tenant';
import { Hono } from 'hono';
import type { AppEnv } from '../door/app-env.ts';

/** A space's own files. An SVG from outside gets a policy of its own: opened by itself, it is a picture and nothing else. */
export const spaceAssets = new Hono<AppEnv>().get('/assets-of-space/:version/:name', async (c) => {
  const { site } = c.var;
  if (site.kind !== 'space') throw new NotFound();
  const { version, name } = c.req.param();
  const asset = await tenantAsset(site.ctx, name);
  const current = site.ctx.tenant.version.startsWith(version) && version.length >= 16;
  return c.body(new Uint8Array(asset.bytes), 200, {
    'Content-Type': asset.mediaType,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    ETag: `"${asset.sha256.slice(0, 32)}"`,
  });
});
