import type { Ctx } from '../ctx/index.ts';
import { rowsOf, taken } from './rows.ts';

/** Where a file is in the archive. All that are taken away are WebP. */
export const mediaName = (as: string, sha256: string) => `${as}/${sha256.slice(0, 24)}.webp`;

/** The files that a member takes away, each once. */
export async function* mediaOf(
  ctx: Pick<Ctx, 'db' | 'tenant'>,
  memberId: string,
): AsyncGenerator<{ name: string; sha256: string }> {
  const seen = new Set<string>();
  for (const each of taken.filter(({ exported }) => exported.media))
    for await (const rows of rowsOf(ctx, each, memberId))
      for (const { sha256 } of rows) {
        if (!sha256 || seen.has(sha256)) continue;
        seen.add(sha256);
        yield { name: mediaName(each.exported.as, sha256), sha256 };
      }
}
