import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { streetArchive } from '../../server/testing/street-archive.ts';

export interface TilesFake {
  /** For `MAP_TILES`. */
  address: string;
  origin: string;
  close(): Promise<void>;
}

/** A store of files on another origin that gives pieces of one archive to any page, as an operator's bucket would. */
export async function startTilesFake(): Promise<TilesFake> {
  const archive = streetArchive();
  const server = createServer((request, response) => {
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const piece = archive.subarray(Number(from), Number(to) + 1);
    response.writeHead(request.method === 'OPTIONS' ? 204 : 206, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*',
      'Content-Range': `bytes ${from}-${Number(from) + piece.length - 1}/${archive.length}`,
    });
    response.end(request.method === 'GET' ? piece : undefined);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    address: `${origin}/region.pmtiles`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
