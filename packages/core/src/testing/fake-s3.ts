import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the fake misbehaves from now on. */
export type S3Mood = 'well' | 'silent' | 'failing' | 'full' | 'stalling';

const KEY_ID = 'AKIDFAKE';
const SECRET = 'a secret that only the fake knows';
const REGION = 'eu-west-3';
const BUCKET = 'entraide-files';

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** Enough of an S3 store: it checks signature, hash and length of everything that it is asked, as AWS does. */
export async function fakeS3() {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  let mood: S3Mood = 'well';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (mood === 'silent') return;
    const body = Buffer.concat(await request.toArray());
    if (mood === 'failing' || mood === 'full')
      return void response.writeHead(mood === 'full' ? 507 : 500).end();
    const fault = faultOf(request, body);
    if (fault) {
      refused.push(fault);
      return void response
        .writeHead(403, { 'content-type': 'application/xml' })
        .end(`<Error>${fault}</Error>`);
    }
    const url = new URL(request.url ?? '/', 'http://fake');
    const [, bucket, ...rest] = url.pathname.split('/');
    if (bucket !== BUCKET) return void response.writeHead(404).end();
    const key = rest.join('/');
    if (request.method === 'PUT') {
      objects.set(key, body);
      response.end();
    } else if (request.method === 'DELETE') {
      response.writeHead(objects.delete(key) ? 204 : 404).end();
    } else if (url.searchParams.get('list-type') === '2') {
      const prefix = url.searchParams.get('prefix') ?? '';
      // Few at a time, so that whoever empties a folder must ask again.
      const after = url.searchParams.get('start-after') ?? '';
      const keys = [...objects.keys()]
        .sort()
        .filter((one) => one.startsWith(prefix) && one > after)
        .slice(0, 2);
      response.end(
        `<ListBucketResult>${keys.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('')}</ListBucketResult>`,
      );
    } else {
      const found = objects.get(key);
      if (!found) return void response.writeHead(404).end('<Error>NoSuchKey</Error>');
      response.writeHead(200, { 'content-length': found.length });
      if (mood === 'stalling') response.write(found.subarray(0, 1));
      else response.end(found);
    }
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    objects,
    refused,
    settings: {
      endpoint,
      region: REGION,
      bucket: BUCKET,
      accessKeyId: KEY_ID,
      secretAccessKey: SECRET,
      forcePathStyle: true,
    },
    /** The same as environment variables. */
    env: {
      S3_ENDPOINT: endpoint,
      S3_REGION: REGION,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: KEY_ID,
      S3_SECRET_ACCESS_KEY: SECRET,
    },
    become(next: S3Mood) {
      mood = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Signature Version 4, as the receiver works it out. Null: nothing wrong. */
function faultOf(request: IncomingMessage, body: Buffer): string | null {
  const header = (name: string) => String(request.headers[name] ?? '');
  const [, credential = '', signedHeaders = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    ) ?? [];
  if (!signature) return 'AccessDenied';
  const moment = header('x-amz-date');
  const day = moment.slice(0, 8);
  if (credential !== `${KEY_ID}/${day}/${REGION}/s3/aws4_request`) return 'InvalidAccessKeyId';
  const at = Date.parse(moment.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  if (!(Math.abs(at - Date.now()) < 15 * 60_000)) return 'RequestTimeTooSkewed';
  for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date'])
    if (!signedHeaders.split(';').includes(needed)) return 'AccessDenied';
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const canonical = [
    request.method,
    path,
    query.split('&').sort().join('&'),
    ...signedHeaders.split(';').map((name) => `${name}:${header(name).trim()}`),
    '',
    signedHeaders,
    header('x-amz-content-sha256'),
  ].join('\n');
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${moment}\n${scope}\n${sha256(canonical)}`;
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${SECRET}`, day), REGION));
  if (hmac(key, text).toString('hex') !== signature) return 'SignatureDoesNotMatch';
  if (header('x-amz-content-sha256') !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  if (request.method === 'PUT' && Number(header('content-length')) !== body.length)
    return 'MissingContentLength';
  return null;
}
