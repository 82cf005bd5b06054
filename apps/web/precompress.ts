import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = /\.(js|mjs|css|svg|json|geojson|txt|webmanifest|map)$/;
const leastBytes = 1024;
/** The default, 11, takes ten times as long for some percent: everybody's first start would wait for it. */
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Leaves a .br and a .gz beside every text file of the browser's build, so that serving one costs no compression. */
export function precompress(): Plugin {
  let folder: string | null = null;
  return {
    name: 'entraide:precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.ssr ? null : resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      if (folder === null) return;
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        if (!entry.isFile() || !worthIt.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        if (bytes.length < leastBytes) continue;
        await Promise.all([
          promisify(brotliCompress)(bytes, quick).then((small) => writeFile(`${path}.br`, small)),
          promisify(gzip)(bytes, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
        ]);
      }
    },
  };
}
