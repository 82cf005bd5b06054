import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { backupFault, damaged } from './bad-backup.ts';
import { linesIn } from './lines.ts';
import { type Rows, rowsFile } from './manifest.ts';

/** What COPY wrote, piece by piece; throws at the end when it is not what it was when it was written. @throws BadBackup */
export async function* readRows(
  dir: string,
  { name, rows, bytes, sha256 }: Rows,
  onRows: (more: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const file = rowsFile(name);
  const hash = createHash('sha256');
  let [found, size] = [0, 0];
  const unpacked = pipeline(createReadStream(join(dir, file)), createGunzip(), () => {});
  try {
    for await (const some of unpacked as AsyncIterable<Buffer>) {
      hash.update(some);
      size += some.length;
      // A bomb, or somebody's additions: never more than was announced.
      if (size > bytes) throw damaged(`${file} holds more than was written.`);
      const more = linesIn(some);
      found += more;
      onRows(more);
      yield some;
    }
  } catch (error) {
    throw backupFault(error, file);
  }
  if (found !== rows || size !== bytes || hash.digest('hex') !== sha256)
    throw damaged(`${file} is not what it was when it was written (sha256).`);
}
