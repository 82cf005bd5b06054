import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceFile } from './source-file.ts';

/**
 * Writes the hosts into tenants/<slug>/tenant.yaml, comments and order kept.
 * @returns false when the tenant has no folder there
 */
export async function writeDomains(dir: string, slug: string, hosts: readonly string[]): Promise<boolean> {
  const file = join(dir, slug, 'tenant.yaml');
  const source = await SourceFile.read(file);
  if (!source) return false;
  if (hosts.length > 0) source.document.set('domains', [...hosts]);
  else source.document.delete('domains');
  await writeFile(file, source.document.toString({ lineWidth: 0 }));
  return true;
}
