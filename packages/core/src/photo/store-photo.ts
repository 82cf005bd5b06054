import { Readable } from 'node:stream';
import type { Ctx } from '../ctx/index.ts';
import { putFile } from '../file/index.ts';
import type { DecodedPhoto } from '../picture/index.ts';

type PhotoHashes = Record<'smallSha256' | 'mediumSha256' | 'largeSha256' | 'jpegSha256', string>;

/** Puts what was drawn of a photo into the file store. Nothing refers to it yet: a row has to, in a transaction that keeps the files. */
export async function storePhoto(
  ctx: Ctx,
  { small, medium, large, jpeg }: DecodedPhoto,
): Promise<PhotoHashes> {
  const put = async (bytes: Buffer, mediaType: 'image/webp' | 'image/jpeg') => {
    const options = { purpose: 'photo', mostBytes: bytes.length, mediaTypes: [mediaType], counted: true };
    return (await putFile(ctx, Readable.from([bytes], { objectMode: false }), options)).sha256;
  };
  return {
    smallSha256: await put(small, 'image/webp'),
    mediumSha256: await put(medium, 'image/webp'),
    largeSha256: await put(large, 'image/webp'),
    jpegSha256: await put(jpeg, 'image/jpeg'),
  };
}
