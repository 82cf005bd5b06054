import { sql } from '@entraide/db';
import { TenantConfig } from '@entraide/model/tenant';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { originOf, type PublicAddress } from '../settings/index.ts';

/** A space that anybody may know of. */
export interface OpenSpace {
  slug: string;
  config: TenantConfig;
  host: string;
  origin: string;
}

/** The open spaces, by slug, for the platform's own site. One whose stored settings are not valid is left out and logged. */
export async function openSpaces(platform: PlatformCtx, address: PublicAddress): Promise<OpenSpace[]> {
  const rows = await outsideTenant(
    platform,
    async (tx) =>
      await tx.execute<{ slug: string; config: unknown; host: string }>(
        sql`select slug, config, host from open_spaces()`,
      ),
  );
  return Array.from(rows).flatMap(({ slug, config, host }) => {
    const read = TenantConfig.safeParse(config);
    if (read.success) return [{ slug, config: read.data, host, origin: originOf(host, address) }];
    platform.log.error(
      { tenant: slug },
      'the stored settings of a space are not valid: apply its folder again',
    );
    return [];
  });
}
