import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import { lockSettings, writtenIn } from './revision.ts';
import { asset, writeRevision } from './write-revision.ts';

const NAME = 'logo.webp';

/**
 * Puts a logo in the place of those that the space has, as a revision of its settings.
 * @param webp read and made anew by core/picture; null: no logo
 * @returns the number of the newest revision
 * @throws SignInNeeded, NotAllowed for all but admins; Invalid where the folder declares the logo
 */
export async function replaceLogo(ctx: Ctx, webp: Buffer | null): Promise<number> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, async (tx) => {
    const live = await lockSettings(tx, ctx.tenant.id);
    if (live.tenant.fileKeys.includes('logo'))
      throw new Invalid([{ path: ['logo'], code: 'locked', message: 'the folder of the space declares it' }]);
    const { document, pages } = writtenIn(live.revision);
    const newest = live.revision?.number ?? 0;
    const { logo: before, ...rest } = document;
    const logos = webp ? [asset(NAME, 'image/webp', webp)] : [];
    const [only] = logos;
    if (only ? live.revision?.files[NAME] === only.sha256 : before === undefined) return newest;
    const { number } = await writeRevision(ctx, tx, live, {
      ...{ source: 'web', base: newest, pages, logos },
      document: only ? { ...rest, logo: { light: NAME } } : rest,
    });
    await recordAct(ctx, tx, { action: 'space.settings', details: { revision: number, changes: ['logo'] } });
    return number;
  });
}
