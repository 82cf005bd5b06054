import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Invalid } from '@entraide/core/error';
import busboy from 'busboy';

interface FormWithFile {
  texts: ReadonlyMap<string, string>;
  /** Of the file; empty when none was chosen. Null when it, or a text, was longer than it may be. */
  bytes: Buffer | null;
}

interface FileOfForm {
  field: string;
  mostBytes: number;
  /** Of a text beside it, bytes. */
  mostOfText?: number;
}

/** One file and some hidden fields. */
const MOST = { fields: 20, files: 1, parts: 21, fieldSize: 4096 };

/**
 * A form with one file in it, which may be as large as its route's limit: what is beyond `mostBytes` is read and thrown away. Not by
 * Remix's own reader, which refuses a file whose name has `;` or `=` in it.
 * @throws Invalid when the body is something else, or is cut off
 */
export async function fileOfForm(
  request: Request,
  { field, mostBytes, mostOfText = MOST.fieldSize }: FileOfForm,
): Promise<FormWithFile> {
  const texts = new Map<string, string>();
  let bytes: Buffer | null = Buffer.alloc(0);
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const parts = busboy({ headers, limits: { ...MOST, fieldSize: mostOfText, fileSize: mostBytes } });
    parts.on('field', (name, value, { valueTruncated }) => {
      texts.set(name, value);
      if (valueTruncated) bytes = null;
    });
    parts.on('file', (name, stream) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('limit', () => pieces.splice(0));
      stream.on('close', () => {
        if (name === field && bytes) bytes = stream.truncated ? null : Buffer.concat(pieces);
      });
    });
    const body = Readable.fromWeb((request.body ?? new Blob().stream()) as ReadableStream);
    await new Promise<void>((resolve, reject) => {
      parts.on('close', resolve);
      parts.on('error', reject);
      body.on('error', reject);
      body.pipe(parts);
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'BodyStopped') throw error;
    throw new Invalid([{ path: [], code: 'not-a-form', message: 'The body is not a form with a file.' }]);
  }
  return { texts, bytes };
}
