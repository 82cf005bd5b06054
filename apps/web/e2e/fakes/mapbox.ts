import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MapboxFake {
  /** For `MAPBOX_API_URL`. */
  url: string;
  /** What the map asked for, oldest first: `GET /styles/v1/mapbox/light-v11`. */
  requests: string[];
  close(): Promise<void>;
}

/** A token of the right shape: mapbox-gl wants `pk.`, and reads nothing else of it before it asks. */
export const FAKE_MAPBOX_TOKEN = 'pk.fake';

/**
 * Mapbox's API as far as our map needs it: two styles without tiles, glyphs or sprites, whose ground has a colour
 * that no theme of ours has, so that a screenshot shows who drew it. Another token gets 401, anything else 404.
 */
export async function startMapboxFake(port = 0): Promise<MapboxFake> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mapbox');
    requests.push(`${request.method} ${url.pathname}`);
    answer(url, request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

function answer(url: URL, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Headers', '*');
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  const style = /^\/styles\/v1\/mapbox\/(light|dark)-v11$/.exec(url.pathname)?.[1];
  const known = url.searchParams.get('access_token') === FAKE_MAPBOX_TOKEN;
  const status = !known ? 401 : style ? 200 : 404;
  const body =
    status === 200
      ? fakeStyle(style === 'dark')
      : { message: status === 401 ? 'Not Authorized' : 'Not Found' };
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function fakeStyle(dark: boolean) {
  const square = [
    [-10, 35],
    [30, 35],
    [30, 60],
    [-10, 60],
    [-10, 35],
  ];
  return {
    version: 8,
    name: 'Fake Mapbox',
    sources: {
      square: {
        type: 'geojson',
        data: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [square] } },
      },
    },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': dark ? '#2a0a4a' : '#c9a3f5' } },
      { id: 'square', type: 'fill', source: 'square', paint: { 'fill-color': dark ? '#5a1a9a' : '#f5e3a3' } },
    ],
  };
}
