import { newId } from '@entraide/model';
import type { Database } from '../client/index.ts';
import { categories, domains, tenants } from '../schema/index.ts';

export interface TenantOverrides {
  slug?: string;
  status?: 'private' | 'open' | 'suspended';
  /** A TenantConfig; {} unless told, which is enough for the database. */
  config?: object;
  categories?: string[];
  /** Its primary domain; <slug>.localhost unless told. */
  host?: string;
}

export interface TestTenant {
  id: string;
  slug: string;
  host: string;
  categories: string[];
}

/** A fresh tenant with a domain and categories. `platform`: a database opened as entraide_platform. */
export async function createTenant(platform: Database, overrides: TenantOverrides = {}): Promise<TestTenant> {
  const id = newId();
  const slug = overrides.slug ?? `t-${id.replaceAll('-', '').slice(-12)}`;
  const { status = 'open', host = `${slug}.localhost`, config = {} } = overrides;
  const slugs = overrides.categories ?? ['childcare', 'lifts', 'lodging', 'other'];
  await platform.inTenant(id, async (tx) => {
    // The mirror types config as a whole TenantConfig, which most tests do not need.
    await tx.insert(tenants).values({ id, slug, status, config: config as never, configHash: 'test' });
    await tx.insert(domains).values({ host, tenantId: id, isPrimary: true });
    if (slugs.length > 0)
      await tx.insert(categories).values(slugs.map((one) => ({ tenantId: id, slug: one })));
  });
  return { id, slug, host, categories: slugs };
}
