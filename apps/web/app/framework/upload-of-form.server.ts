import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Invalid } from '@entraide/core/error';
import busboy from 'busboy';

const MOST = { fields: 20, files: 1, parts: 21, fieldSize: 4096 };

/**
 * A form with one file, which is handed on as it comes and is never in memory as a whole. What `take` leaves is read and thrown away, so that
 * the answer reaches a browser that is still sending.
 * @throws what `take` throws; Invalid when the body is something else, or brings no file
 */
export async function uploadOfForm<T>(
  request: Request,
  take: (file: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  let taken: Promise<T> | null = null;
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const parts = busboy({ headers, limits: MOST });
    parts.on('file', (_, stream) => {
      // One that breaks off ends with an error, which is nobody's once the file is refused.
      stream.on('error', () => {});
      // Not destroyed by who reads only its beginning: busboy would wait for it for ever.
      const pieces = stream.iterator({ destroyOnReturn: false });
      taken = take(pieces).finally(() => stream.resume());
      taken.catch(() => {});
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
  if (!taken) throw notAForm();
  return taken;
}

const notAForm = () =>
  new Invalid([{ path: [], code: 'not-a-form', message: 'The body is not a form with a file.' }]);
