import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { inTime } from './in-time.ts';
import { type FileStore, folderOf, marksOf, pathOf, pathOfMark } from './store.ts';

export interface S3Settings {
  /** `https://s3.eu-west-3.amazonaws.com`, `http://127.0.0.1:9000` */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** True: `<endpoint>/<bucket>/<key>`; false: the bucket is the first name of the host. */
  forcePathStyle: boolean;
}

/** Until the store has answered; an upload takes as long as its bytes need. */
const ANSWER_MS = 15_000;
const UPLOAD_MS = 120_000;

const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

class S3Refused extends Error {
  constructor(method: string, status: number) {
    super(`the S3 store answered ${method} with ${status}`);
    this.name = 'S3Refused';
  }
}

/**
 * Keeps files in a bucket.
 * @param incoming folder of this machine for files on their way in: S3 wants to know the length and the hash before the first byte
 */
export function s3Store(settings: S3Settings, incoming: string): FileStore {
  const { accessKeyId, secretAccessKey, region } = settings;
  const signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const root = addressOf(settings);

  async function ask(method: string, path: string, init: Asked = {}): Promise<Response> {
    const headers = { 'x-amz-content-sha256': HASH_OF_NOTHING, ...init.headers };
    const request = await signer.sign(`${root}${path}`, { method, body: init.body ?? null, headers });
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), init.timeMs ?? ANSWER_MS);
    try {
      // A redirect would take the signature to another host.
      return await fetch(request, { signal: controller.signal, redirect: 'error' });
    } finally {
      clearTimeout(timer);
    }
  }

  async function done(method: string, path: string, init?: Asked): Promise<void> {
    const response = await ask(method, path, init);
    await response.body?.cancel();
    if (!response.ok && !(method === 'DELETE' && response.status === 404))
      throw new S3Refused(method, response.status);
  }

  /** @param after the last key that is known already; a store sends a thousand at most */
  async function keysUnder(prefix: string, after?: string): Promise<string[]> {
    const from = after === undefined ? '' : `&start-after=${encodeURIComponent(after)}`;
    const response = await ask('GET', `?list-type=2&prefix=${encodeURIComponent(prefix)}${from}`);
    if (!response.ok) throw new S3Refused('GET', response.status);
    const listing = response.body ? await textOf(response.body) : '';
    return [...listing.matchAll(/<Key>([0-9a-z/-]+)<\/Key>/g)].flatMap(([, key = '']) =>
      key.startsWith(prefix) ? [key] : [],
    );
  }

  return {
    incoming,
    put: (key, { path, size }) =>
      done('PUT', pathOf(key), {
        body: Readable.toWeb(createReadStream(path)) as ReadableStream,
        // The store compares the hash with what arrives: a body that breaks off is no file.
        headers: { 'content-length': String(size), 'x-amz-content-sha256': key.sha256 },
        timeMs: UPLOAD_MS,
      }),
    async get(key) {
      const response = await ask('GET', pathOf(key));
      if (response.ok && response.body)
        return Readable.fromWeb(response.body as import('node:stream/web').ReadableStream);
      await response.body?.cancel();
      if (response.status === 404) return null;
      throw new S3Refused('GET', response.status);
    },
    remove: (key) => done('DELETE', pathOf(key)),
    async removeAll(tenantId) {
      const prefix = folderOf(tenantId);
      let last: string | undefined;
      for (let keys = await keysUnder(prefix); keys.length > 0; keys = await keysUnder(prefix)) {
        // A store that says yes and removes nothing would be asked for ever.
        if (keys[0] === last) throw new S3Refused('DELETE', 200);
        last = keys[0];
        for (const key of keys) await done('DELETE', key);
      }
    },
    // An empty body has no length of its own that a proxy could lose.
    mark: (tenantId, name) => done('PUT', pathOfMark(tenantId, name), { headers: { 'content-length': '0' } }),
    async marks(tenantId) {
      const prefix = marksOf(tenantId);
      const found: string[] = [];
      for (let keys = await keysUnder(prefix); keys.length > 0; keys = await keysUnder(prefix, keys.at(-1)))
        found.push(...keys);
      return found.map((key) => key.slice(prefix.length));
    },
  };
}

interface Asked {
  body?: ReadableStream;
  headers?: Record<string, string>;
  timeMs?: number;
}

async function textOf(body: NonNullable<Response['body']>): Promise<string> {
  const pieces: Uint8Array[] = [];
  const times = { silenceMs: ANSWER_MS, wholeMs: 2 * ANSWER_MS };
  const source = Readable.fromWeb(body as import('node:stream/web').ReadableStream);
  for await (const piece of inTime<Uint8Array>(source, times)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** Where a key is written behind; ends with a slash. */
export function addressOf({ endpoint, bucket, forcePathStyle }: S3Settings): string {
  const url = new URL(endpoint.endsWith('/') ? endpoint : `${endpoint}/`);
  if (forcePathStyle) return new URL(`${bucket}/`, url).href;
  url.hostname = `${bucket}.${url.hostname}`;
  return url.href;
}
