import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { availableLocales } from '@entraide/model/language';
import type { Problem } from './problem.ts';
import { SourceFile } from './source-file.ts';

/** copy/<locale>.json: the application's words said differently, `{ "namespace:key": "text" }`. */
export interface Copy {
  locale: string;
  source: SourceFile;
  texts: Record<string, unknown>;
}

export async function readCopies(dir: string): Promise<{ copies: Copy[]; problems: Problem[] }> {
  const copies: Copy[] = [];
  const problems: Problem[] = [];
  for (const name of await namesIn(join(dir, 'copy'))) {
    const file = join(dir, 'copy', name);
    const locale = name.replace(/\.json$/, '');
    if (!name.endsWith('.json') || !(availableLocales as readonly string[]).includes(locale)) {
      const files = availableLocales.map((known) => `${known}.json`).join(', ');
      problems.push({ file, line: null, column: null, message: `Only ${files} may stand in copy/.` });
      continue;
    }
    const source = await SourceFile.read(file);
    const syntax = source?.syntaxProblems() ?? [];
    problems.push(...syntax);
    if (!source || syntax.length > 0) continue;
    const texts: unknown = source.document.toJS() ?? {};
    if (typeof texts === 'object' && !Array.isArray(texts))
      copies.push({ locale, source, texts: texts as Record<string, unknown> });
    else problems.push(source.problemAt([], 'value', 'Write { "namespace:key": "text" }.'));
  }
  return { copies, problems };
}

/** File names of a folder in a steady order; none when there is no such folder. */
export async function namesIn(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
