import { eq, sql, type TenantTx, tenants } from '@entraide/db';

export interface OwnHosts {
  /** The space's name on the platform: it always leads there. */
  platformHost: string;
  /** Those that tenant.yaml names, which change there. */
  folderHosts: string[];
  /** Links are written with it. */
  primary: string;
  /** tenant.yaml says which host is primary. */
  primaryByFolder: boolean;
}

/** Every host that leads to the caller's space, whoever it comes from. */
export async function ownHosts(
  tx: TenantTx,
  { id, slug }: { id: string; slug: string },
  rootDomain: string,
): Promise<OwnHosts> {
  const rows = await tx.execute<{ host: string; source: string; is_primary: boolean }>(
    sql`select host, source, is_primary from own_hosts() order by is_primary desc, host`,
  );
  const [tenant] = await tx.select({ fileKeys: tenants.fileKeys }).from(tenants).where(eq(tenants.id, id));
  const platformHost = rows.find(({ source }) => source === 'platform')?.host ?? `${slug}.${rootDomain}`;
  const folderHosts = rows.filter(({ source }) => source === 'file').map(({ host }) => host);
  return {
    platformHost,
    folderHosts,
    primary: rows.find(({ is_primary }) => is_primary)?.host ?? platformHost,
    primaryByFolder: folderHosts.length > 0 && (tenant?.fileKeys.includes('domains') ?? false),
  };
}
