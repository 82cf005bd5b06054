import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Invalid } from '@entraide/core/error';
import busboy from 'busboy';

/** One file and some fields, the longest of which is a message. */
const MOST = { fields: 40, files: 1, parts: 41, fieldSize: 20_000, fieldNameSize: 100 };

export interface FormWithUpload<T> {
  /** The fields that are no file. */
  form: FormData;
  /** What became of the file; null: none was sent. */
  file: PromiseSettledResult<T> | null;
}

/**
 * A form that may bring a file, which is handed on as it comes and is never in memory as a whole. What `take` leaves is read and thrown away,
 * so that the answer reaches a browser that is still sending.
 * @throws Invalid when the body is something else, or has fields longer than those of any form of ours
 */
export async function formWithUpload<T>(
  request: Request,
  take: (file: AsyncIterable<Uint8Array>) => Promise<T>,
  /** What is longer than any field of ours is cut, where nobody wrote it for a form of ours. */
  { cut = false } = {},
): Promise<FormWithUpload<T>> {
  const form = new FormData();
  let taken: Promise<PromiseSettledResult<T> | null> | null = null;
  let tooLong = false;
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const parts = busboy({ headers, limits: MOST });
    parts.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      tooLong ||= !cut && (nameTruncated || valueTruncated);
      form.append(name, value);
    });
    parts.on('file', (_, stream, { filename }) => {
      // One that breaks off ends with an error, which is nobody's once the file is refused.
      stream.on('error', () => {});
      // A browser sends a file without a name where none was chosen.
      if (!filename) return void stream.resume();
      // Not destroyed by who reads only its beginning: busboy would wait for it for ever.
      const pieces = stream.iterator({ destroyOnReturn: false });
      taken = settled(take(pieces).finally(() => stream.resume()));
    });
    const body = Readable.fromWeb((request.body ?? new Blob().stream()) as ReadableStream);
    await new Promise<void>((resolve, reject) => {
      parts.on('close', resolve);
      parts.on('error', reject);
      body.on('error', (error) => {
        parts.destroy(error);
        reject(error);
      });
      body.pipe(parts);
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'BodyStopped') throw error;
    throw notAForm();
  }
  if (tooLong) throw notAForm();
  return { form, file: await taken };
}

/**
 * The same of a form that is nothing without its file.
 * @throws what `take` throws; Invalid when the body is something else, or brings no file
 */
export async function uploadOfForm<T>(
  request: Request,
  take: (file: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const { file } = await formWithUpload(request, take);
  return fileOf(file);
}

/** @throws what became of the file, when it was not taken; Invalid when there was none */
export function fileOf<T>(file: PromiseSettledResult<T> | null): T {
  if (!file) throw notAForm();
  if (file.status === 'rejected') throw file.reason;
  return file.value;
}

const settled = async <T>(work: Promise<T>) => (await Promise.allSettled([work]))[0];

const notAForm = () =>
  new Invalid([{ path: [], code: 'not-a-form', message: 'The body is not a form with a file.' }]);
