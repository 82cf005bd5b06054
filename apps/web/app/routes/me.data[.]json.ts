import { myData } from '@entraide/core/member';
import { spaceLoader } from '../framework/index.ts';

/** Everything about the caller, as a file to keep. */
export const loader = spaceLoader(async ({ ctx }) => {
  const mine = await myData(ctx);
  return new Response(`${JSON.stringify(mine, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${ctx.tenant.slug}-me.json"`,
      'cache-control': 'no-store',
    },
  });
});
