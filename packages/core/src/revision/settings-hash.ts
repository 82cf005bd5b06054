import { createHash } from 'node:crypto';
import type { TenantConfig } from '@entraide/model/tenant';
import { ordered } from './written.ts';

interface HashedFile {
  name: string;
  sha256: string;
}

/**
 * Changes whenever a setting or a file does, whatever order they are written in. Hexadecimal.
 * @param more whatever else the hash stands for
 */
export function hashOf(config: TenantConfig, files: readonly HashedFile[], more: unknown = null): string {
  const lines = files.map(({ name, sha256 }) => `${name} ${sha256}`).sort();
  return createHash('sha256')
    .update(JSON.stringify(ordered([config, lines, more])))
    .digest('hex');
}
