import { readFile } from 'node:fs/promises';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

/** A YAML or JSON file that remembers where everything stands; JSON is YAML too. */
export class SourceFile {
  private constructor(
    readonly file: string,
    readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /** @returns null when there is no such file */
  static async read(file: string): Promise<SourceFile | null> {
    const text = await readIfThere(file);
    if (text === null) return null;
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    return new SourceFile(file, document, lines);
  }

  /** What keeps the file from being read at all. */
  syntaxProblems(): Problem[] {
    return this.document.errors.map((error) =>
      this.at(error.pos[0], `${error.message} (YAML: ${error.code})`),
    );
  }

  /** The nearest thing that stands at this path: the key itself, or the value under it. */
  problemAt(path: readonly PropertyKey[], at: 'key' | 'value', message: string): Problem {
    let node: unknown = this.document.contents;
    let offset = startOf(node);
    for (const [index, step] of path.entries()) {
      const last = index === path.length - 1;
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
        if (!pair) break;
        node = pair.value;
        offset = (last && at === 'key') || !isNode(node) ? startOf(pair.key) : startOf(node);
        if (isNode(node) && node.range && node.range[0] === node.range[1]) offset = startOf(pair.key);
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        if (item === undefined) break;
        node = item;
        offset = startOf(node);
      } else break;
    }
    return this.at(offset, message);
  }

  private at(offset: number, message: string): Problem {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line, column: col, message };
  }
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
