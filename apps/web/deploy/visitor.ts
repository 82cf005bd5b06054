import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';

interface Answer {
  status: number;
  body: string;
}

export interface Way {
  /** Where the connection goes: Caddy, or past it. */
  port: number;
  /** The authority that signed Caddy's certificate; null: no TLS. */
  ca: string | null;
  host: string;
  /** An address of this machine, 127.0.0.2 for example. */
  from?: string;
}

/** A browser of few words on one host: resolves the name to this machine, keeps cookies. */
export function visitor({ port, ca, host, from = '127.0.0.1' }: Way) {
  const cookies = new Map<string, string>();
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        method,
        path,
        localAddress: from,
        // So that a test says which answer never came.
        timeout: 20_000,
        headers: {
          host,
          'sec-fetch-site': 'same-origin',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
      };
      const sent = ca === null ? plainRequest(options) : tlsRequest({ ...options, ca, servername: host });
      sent.on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
      sent.on('error', reject).on('response', (response) => {
        for (const cookie of response.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(name, value);
        }
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (chunk) => (text += chunk))
          .on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      });
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    ask,
    get: (path: string) => ask('GET', path),
    post: (path: string, body: unknown, headers?: Record<string, string>) => ask('POST', path, body, headers),
  };
}
