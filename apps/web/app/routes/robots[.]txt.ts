import { siteLoader } from '../framework/index.ts';
import { robotsOf } from '../search-engines/robots.server.ts';

export const loader = siteLoader(
  ({ context }) =>
    new Response(robotsOf(context), {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
    }),
);
