import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, TenantFilesInvalid } from './problem.ts';
import { readTenantFolder, type TenantFolder } from './read-tenant-folder.ts';

/** The folders that could be read, and everything wrong with the others. */
export interface Validation {
  folders: TenantFolder[];
  problems: Problem[];
}

/**
 * Reads every folder of `tenants/`, or those named. Needs no database.
 * @param dir as given by the caller: problems name files the same way
 */
export async function validateTenants(dir: string, only?: readonly string[]): Promise<Validation> {
  const problems: Problem[] = [];
  const folders: TenantFolder[] = [];
  const owners = new Map<string, string>();
  for (const slug of await slugsIn(dir, only)) {
    const reading = await readTenantFolder(join(dir, slug));
    problems.push(...reading.problems);
    if (!reading.folder) continue;
    folders.push(reading.folder);
    for (const [index, host] of reading.folder.config.domains.entries()) {
      const owner = owners.get(host);
      if (owner) {
        const where =
          owner === slug ? 'is there twice' : `leads to "${owner}" already; a host leads to one space`;
        problems.push(reading.yaml.problemAt(['domains', index], 'value', `${host} ${where}.`));
      }
      owners.set(host, slug);
    }
  }
  problems.sort(byPlace);
  return { folders, problems };
}

function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** @throws TenantFilesInvalid with every problem, so that nothing is applied by halves */
export async function readTenants(dir: string, only?: readonly string[]): Promise<TenantFolder[]> {
  const { folders, problems } = await validateTenants(dir, only);
  if (problems.length > 0) throw new TenantFilesInvalid(problems);
  return folders;
}

/** Those named, or the folders of `dir` by name. */
export async function slugsIn(dir: string, only?: readonly string[]): Promise<readonly string[]> {
  if (only && only.length > 0) return only;
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
