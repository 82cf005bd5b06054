import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { z } from 'zod';
import { archiveFault, BadArchive, damaged } from './bad-archive.ts';
import { FORMAT, HEAD, Head, MANIFEST, MAX_PART_BYTES, Manifest, type Part, partName } from './format.ts';

/** What reads an archive: each is awaited before the next entry is unpacked. */
export interface Reader {
  head(head: Head): Promise<void>;
  part(table: Head['tables'][number], lines: string[]): Promise<void>;
}

/**
 * Reads an archive to its end and checks names, order, counts and hashes. What a reader was told before the end may still turn out wrong.
 * @throws BadArchive
 */
export async function readArchive(
  input: Readable,
  reader: Reader,
  { maxBytes }: { maxBytes: number },
): Promise<void> {
  const unpacked = extract();
  const budget = new Budget(maxBytes);
  const reading = pipeline(input, createGunzip(), budget.meter, unpacked);
  // Told below, where the entries are read.
  reading.catch(() => {});
  let at = 'its beginning';
  try {
    const order = new Order(reader);
    for await (const entry of unpacked) {
      at = JSON.stringify(entry.header.name);
      budget.allow(entry.header.size ?? 0);
      await order.take(entry.header.name, await bytesOf(entry));
    }
    await reading;
    order.end();
  } catch (error) {
    // The first to fail tells why; the others only that their neighbour is gone.
    throw archiveFault(budget.over ?? error, at);
  } finally {
    unpacked.destroy();
    input.destroy();
  }
}

/** Bounds what is unpacked: in all, and between two entries, where tar keeps long names that it reads at once. */
class Budget {
  over: BadArchive | null = null;
  #total = 0;
  #allowed = MAX_PART_BYTES;

  constructor(readonly maxBytes: number) {}

  readonly meter = new Transform({
    transform: (chunk: Buffer, _, next) => {
      this.#total += chunk.length;
      if (this.#total > this.maxBytes || this.#total > this.#allowed) {
        this.over = new BadArchive(
          'The archive unpacks to more than it may.',
          'if the space is really that large, raise --max-gib; an archive of ours has no entry over 24 MiB',
        );
        next(this.over);
      } else next(null, chunk);
    },
  });

  allow(size: number): void {
    if (size > MAX_PART_BYTES)
      throw damaged(`An entry of ${size} bytes is larger than any part of an archive.`);
    this.#allowed = this.#total + size + MAX_PART_BYTES;
  }
}

async function bytesOf(entry: AsyncIterable<unknown> & { header: Header }): Promise<Buffer> {
  if (entry.header.type !== 'file')
    throw damaged(`${JSON.stringify(entry.header.name)} is not a plain file.`);
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk as Buffer); // tar-stream says unknown, and sends what it was given
  return Buffer.concat(chunks);
}

/** Head, the parts of each table in turn, manifest, nothing else: a name is compared with the one that is due, never used as a path. */
class Order {
  #head: Head | null = null;
  #table = 0;
  #number = 0;
  #rows = 0;
  #closed = false;
  readonly #parts: Part[] = [];

  constructor(readonly reader: Reader) {}

  async take(name: string, bytes: Buffer): Promise<void> {
    if (this.#closed) throw damaged(`${JSON.stringify(name)} comes after the end.`);
    if (!this.#head) {
      if (name !== HEAD) throw damaged('This is not an archive of a space.');
      this.#head = headIn(bytes);
      await this.reader.head(this.#head);
    } else if (name === MANIFEST) this.#close(this.#head, bytes);
    else await this.#part(this.#head, name, bytes);
  }

  end(): void {
    if (!this.#closed) throw damaged('The archive is cut short: its manifest is missing.');
  }

  async #part({ tables }: Head, name: string, bytes: Buffer): Promise<void> {
    let table = tables[this.#table];
    while (table && name !== partName(table.name, this.#number + 1)) {
      this.#done(table);
      table = tables[this.#table];
    }
    if (!table) throw damaged(`${JSON.stringify(name)} is no part that the archive announced.`);
    this.#number++;
    const lines = bytes.toString('utf8').split('\n');
    if (lines.pop() !== '') throw damaged(`${name} ends in the middle of a line.`);
    for (const line of lines) checkRow(line, table.columns, name);
    this.#rows += lines.length;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#parts.push({ name, rows: lines.length, bytes: bytes.length, sha256 });
    await this.reader.part(table, lines);
  }

  #done({ name, rows }: Head['tables'][number]): void {
    if (this.#rows !== rows) throw damaged(`${name} has ${this.#rows} rows, and ${rows} were announced.`);
    this.#table++;
    this.#number = 0;
    this.#rows = 0;
  }

  #close({ tables }: Head, bytes: Buffer): void {
    for (const table of tables.slice(this.#table)) this.#done(table);
    const { parts } = jsonIn(Manifest, bytes, MANIFEST);
    const wrong = this.#parts.find((part, index) => JSON.stringify(part) !== JSON.stringify(parts[index]));
    if (wrong || parts.length !== this.#parts.length)
      throw damaged(`${wrong?.name ?? MANIFEST} is not what it was when it was written (sha256).`);
    this.#closed = true;
  }
}

function headIn(bytes: Buffer): Head {
  const { format } = jsonIn(Head.pick({ format: true }).loose(), bytes, HEAD);
  if (format !== FORMAT)
    throw new BadArchive(
      `The archive has format ${format}, and this version reads ${FORMAT}.`,
      'update this server, or export with the version that runs here',
    );
  return jsonIn(Head, bytes, HEAD);
}

function jsonIn<T>(schema: z.ZodType<T>, bytes: Buffer, name: string): T {
  const found = schema.safeParse(jsonOrNull(bytes.toString('utf8')));
  if (!found.success) throw damaged(`${name} is not as it should be.`);
  return found.data;
}

/** A row says its own columns and no more: above all no tenant, which comes from the import alone. */
function checkRow(line: string, columns: readonly string[], part: string): void {
  const row = jsonOrNull(line);
  if (row === null || typeof row !== 'object') throw damaged(`${part} has a line that is no row.`);
  const keys = Object.keys(row);
  const strange = keys.find((key) => !columns.includes(key));
  if (strange !== undefined)
    throw damaged(`${part} has a row with ${JSON.stringify(strange)}, a column that was not announced.`);
  if (keys.length !== columns.length) throw damaged(`${part} has a row that lacks a column.`);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
