import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MigrationFile {
  /** NNNN_sentence.sql */
  name: string;
  sha256: string;
  text: string;
}

const pattern = /^\d{4}_[a-z0-9_]+\.sql$/;
const ownTransaction = /^\s*(begin|start\s+transaction|commit|rollback|end)\s*;/im;

/** The folder's files in order. Throws on a name that does not fit, a number used twice, a transaction of the file's own. */
export function readMigrations(dir: string): MigrationFile[] {
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const numbers = new Map<string, string>();
  return names.map((name) => {
    if (!pattern.test(name))
      throw new Error(`${join(dir, name)}: a migration is named NNNN_sentence.sql, in lower case`);
    const other = numbers.get(name.slice(0, 4));
    if (other) throw new Error(`${other} and ${name} have the same number: give the newer one the next`);
    numbers.set(name.slice(0, 4), name);
    const text = readFileSync(join(dir, name), 'utf8').replaceAll('\r\n', '\n');
    const body = text.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '').replace(/--.*$/gm, '');
    if (ownTransaction.test(body))
      throw new Error(`${name}: a file is one transaction, it may not open or close one`);
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}
