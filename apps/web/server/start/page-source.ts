import type { Server } from 'node:http';
import type { ServerBuild } from '@remix-run/server-runtime';
import type { ViteDevServer } from 'vite';
import { listStaticFiles } from '../files/static-files.ts';
import type { Deps } from './deps.ts';

const root = new URL('../../', import.meta.url).pathname;

export interface PageSource extends Pick<Deps, 'pages' | 'files'> {
  vite: ViteDevServer | null;
}

/** The built pages. @throws Error when nothing was built */
export async function builtPages(): Promise<PageSource> {
  const build = (await import(`${root}build/server/index.js`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error('The pages are not built. Run: pnpm build (or pnpm start, which does it).');
  })) as ServerBuild;
  return {
    pages: { build, mode: 'production' },
    files: await listStaticFiles(`${root}build/client`),
    vite: null,
  };
}

/** Pages through Vite, made as they are asked for; a change shows without a reload. */
export async function livePages(server: Server): Promise<PageSource> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    appType: 'custom',
    server: { middlewareMode: { server }, hmr: { server } },
  });
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  return { pages: { build, mode: 'development' }, files: new Map(), vite };
}
