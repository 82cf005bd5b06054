import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../door/app-env.ts';

interface StaticFile {
  path: string;
  mediaType: string;
  /** Content-Encoding -> suffix of the file beside it. */
  encodings: string[];
}

/** Address -> file. What is not listed is never looked for on the disk. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pbf': 'application/x-protobuf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const suffixes = { br: '.br', gzip: '.gz' } as const;

/** Lists a folder once, at the start. An empty list when there is none. */
export async function listStaticFiles(folder: string, prefix = ''): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = new Set(entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name)));
  const files = new Map<string, StaticFile>();
  for (const path of paths) {
    const mediaType = mediaTypes[extname(path)];
    const name = relative(folder, path).split(sep).join('/');
    if (!mediaType || name.startsWith('.')) continue;
    const encodings = Object.entries(suffixes).flatMap(([encoding, suffix]) =>
      paths.has(path + suffix) ? [encoding] : [],
    );
    files.set(`${prefix}/${name}`, { path, mediaType, encodings });
  }
  return files;
}

/** Built files carry their hash in their name, and a map's its version in its path. */
const isImmutable = (address: string) => /^\/(assets\/.*-[\w-]{8}\.|map\/[0-9a-f]{8}\/)/.test(address);

export function serveStaticFiles(files: StaticFiles) {
  const etags = new Map<string, string>();
  return createMiddleware<AppEnv>(async (c, next) => {
    const file = files.get(c.req.path);
    if (!file || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return next();
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = file.encodings.find((name) => new RegExp(`\\b${name}\\b`).test(accepted)) as
      | keyof typeof suffixes
      | undefined;
    const bytes = new Uint8Array(await readFile(file.path + (encoding ? suffixes[encoding] : '')));
    const headers: Record<string, string> = {
      'Content-Type': file.mediaType,
      'Cache-Control': isImmutable(c.req.path)
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=3600',
      ...(file.encodings.length > 0 ? { Vary: 'Accept-Encoding' } : {}),
      ...(encoding ? { 'Content-Encoding': encoding } : {}),
    };
    if (isImmutable(c.req.path)) return c.body(bytes, 200, headers);
    const key = `${c.req.path} ${encoding}`;
    const etag = etags.get(key) ?? `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    etags.set(key, etag);
    headers.ETag = etag;
    return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(bytes, 200, headers);
  });
}
