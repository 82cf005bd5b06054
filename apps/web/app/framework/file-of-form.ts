import { Invalid } from '@entraide/core/error';
import { unstable_parseMultipartFormData } from '@remix-run/server-runtime';

interface FormWithFile {
  texts: ReadonlyMap<string, string>;
  /** Of the file; empty when none was chosen. */
  bytes: Buffer;
  /** There was more than `mostBytes`; the rest was not kept. */
  tooLarge: boolean;
}

const MOST_TEXT_BYTES = 4096;

/**
 * A form with one file in it, which may be as large as its route's limit: what is beyond `mostBytes` is read and thrown away.
 * @throws Invalid when the body is something else, or is cut off
 */
export async function fileOfForm(
  request: Request,
  { field, mostBytes }: { field: string; mostBytes: number },
): Promise<FormWithFile> {
  const texts = new Map<string, string>();
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    await unstable_parseMultipartFormData(request, async ({ name, data }) => {
      const most = name === field ? mostBytes : MOST_TEXT_BYTES;
      const own: Uint8Array[] = [];
      let read = 0;
      for await (const piece of data) {
        read += piece.length;
        if (read <= most) own.push(piece);
      }
      if (name === field) {
        pieces.push(...own);
        size = read;
      } else texts.set(name, Buffer.concat(own).toString('utf8'));
      return '';
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'BodyStopped') throw error;
    throw new Invalid([{ path: [], code: 'not-a-form', message: 'The body is not a form with a file.' }]);
  }
  return { texts, bytes: Buffer.concat(pieces), tooLarge: size > mostBytes };
}
