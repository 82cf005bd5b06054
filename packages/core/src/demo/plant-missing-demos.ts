import type { OperatorCtx } from '../audit/index.ts';
import { listTenants } from '../tenant/list-tenants.ts';
import { type DemoOptions, type Planted, plantDemo } from './plant-demo.ts';

/** Plants the demo in each of these spaces that has no listing that anybody sees. For the operator's role. */
export async function plantMissingDemos(
  platform: OperatorCtx,
  slugs: readonly string[],
  options: Omit<DemoOptions, 'onProgress'> = { listings: 300, members: 120, seed: 1 },
): Promise<Planted[]> {
  const planted: Planted[] = [];
  for (const { slug, listings } of await listTenants(platform))
    if (listings === 0 && slugs.includes(slug)) planted.push(await plantDemo(platform, slug, options));
  return planted;
}
