import { visitor } from '@entraide/core/ctx';
import { mayRead } from '@entraide/core/space';
import type { LoadContext } from '../framework/index.ts';

/** Of use to one person only, or the same page over again. */
const NOT_FOR_ALL = [
  ...[
    '/admin',
    '/me',
    '/threads',
    '/login',
    '/logout',
    '/listings/new',
    '/listings/preview',
    '/listings/seen',
    '/share',
  ],
  ...['/listings/*/answer', '/listings/*/edit', '/api/', '/lang/', '/*?*cursor=', '/*?*bbox=', '/*?*near='],
];

/** What search engines may read on this host: all that a stranger may, in a space that strangers read; else nothing. */
export function robotsOf({ site, origin }: Pick<LoadContext, 'site' | 'origin'>): string {
  const open =
    site.kind === 'space' ? mayRead({ tenant: site.ctx.tenant, actor: visitor }) : site.kind === 'platform';
  if (!open) return 'User-agent: *\nDisallow: /\n';
  const rules = NOT_FOR_ALL.map((path) => `Disallow: ${path}`);
  return ['User-agent: *', ...rules, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
}
