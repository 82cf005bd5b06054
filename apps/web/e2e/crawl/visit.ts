import { randomInt } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { MemberActor } from '@entraide/core/ctx';
import { openSession } from '@entraide/core/session';
import type { TestSpace } from '@entraide/core/testing';
import type { Server } from './plant.ts';

export interface Answer {
  method: string;
  path: string;
  status: number;
  type: string;
  /** Body and headers, what is packed unpacked. */
  text: string;
  /** What the request said: an answer may say it again. */
  said: string;
}

/** Asks as one browser does: with its cookies, each time from another network, so that no limit of a network ends the crawl. */
export type Ask = (method: string, path: string, body?: string, type?: string) => Promise<Answer>;

const FORM = 'application/x-www-form-urlencoded';

export function browserAt({ app }: Server, host: string, cookies: Record<string, string> = {}): Ask {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `__Host-${name}=${value}`)
    .join('; ');
  return async (method, path, body, type = FORM) => {
    const headers = new Headers({ 'x-forwarded-for': `198.51.${randomInt(256)}.${randomInt(1, 255)}` });
    if (cookie !== '') headers.set('cookie', cookie);
    if (method !== 'GET' && method !== 'HEAD') headers.set('sec-fetch-site', 'same-origin');
    if (body !== undefined) headers.set('content-type', type);
    const peer = {
      incoming: { rawHeaders: ['Host', host], url: path, socket: { remoteAddress: '127.0.0.1' } },
    };
    const response = await app.request(
      `https://${host}${path}`,
      { method, headers, body: body ?? null },
      peer,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return {
      ...{ method, path, status: response.status, type: response.headers.get('content-type') ?? '' },
      text: `${JSON.stringify([...response.headers])}\n${packed ? gunzipSync(bytes) : bytes}`,
      said: decodeURIComponent(`${path} ${body ?? ''} ${cookie}`.replaceAll(/%(?![0-9a-f]{2})/gi, '')),
    };
  };
}

/** A session of somebody's, opened as signing in opens it. @returns what the cookie holds */
export async function sessionOf(space: TestSpace, who: MemberActor): Promise<string> {
  const { token } = await space.ctx().db.inTenant(space.tenant.id, (tx) => openSession(tx, who.memberId));
  return token;
}
