/** A PMTiles archive of one tile, the world, made here so that no map has to be fetched for a test. */
export function streetArchive(): Uint8Array {
  const tile = Buffer.concat([
    layer('earth', 3, square(0, 0, EXTENT), { kind: 'earth' }),
    layer('water', 3, square(EXTENT / 2, 0, EXTENT / 2), { kind: 'ocean' }),
    layer('roads', 2, line(0, EXTENT / 2, EXTENT), { kind: 'highway', name: 'Rue du Test' }),
  ]);
  // Tile 0, one of it, its length, and where it lies (the first offset is written one higher).
  const directory = Buffer.concat([1, 0, 1, tile.length, 1].map(varint));
  const metadata = Buffer.from('{}');
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles\u0003', 'latin1');
  const afterDirectory = HEADER_BYTES + directory.length;
  const tileAt = afterDirectory + metadata.length;
  const places = [
    HEADER_BYTES,
    directory.length,
    afterDirectory,
    metadata.length,
    tileAt,
    0,
    tileAt,
    tile.length,
  ];
  for (const [index, value] of [...places, 1, 1, 1].entries())
    header.writeBigUInt64LE(BigInt(value), 8 + index * 8);
  // Clustered, nothing compressed inside, tiles not compressed, vector tiles, zoom 0 to 0.
  header.set([1, 1, 1, 1, 0, 0], 96);
  const degrees = [-180, -85, 180, 85].map((value) => value * 1e7);
  for (const [index, value] of degrees.entries()) header.writeInt32LE(value, 102 + index * 4);
  return Buffer.concat([header, directory, metadata, tile]);
}

const HEADER_BYTES = 127;
const EXTENT = 4096;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);

/** A field of protobuf that holds bytes. */
const field = (number: number, bytes: Buffer) =>
  Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
const count = (number: number, value: number) => Buffer.concat([varint(number * 8), varint(value)]);

/** A layer of a vector tile (version 2) with one feature; `type` is 2 for a line and 3 for an area. */
function layer(name: string, type: number, geometry: number[], tags: Record<string, string>): Buffer {
  const entries = Object.entries(tags);
  const feature = Buffer.concat([
    field(2, Buffer.concat(entries.flatMap((_, index) => [varint(index), varint(index)]))),
    count(3, type),
    field(4, Buffer.concat(geometry.map(varint))),
  ]);
  const content = Buffer.concat([
    field(1, Buffer.from(name)),
    field(2, feature),
    ...entries.map(([key]) => field(3, Buffer.from(key))),
    ...entries.map(([, value]) => field(4, field(1, Buffer.from(value)))),
    count(5, EXTENT),
    count(15, 2),
  ]);
  return field(3, content);
}

/** Commands of a vector tile: 9 moves to one point, 10 and 26 draw one line and three, 15 closes. */
const square = (x: number, y: number, side: number) => [
  ...[9, zigzag(x), zigzag(y)],
  ...[26, zigzag(side), 0, 0, zigzag(2 * side), zigzag(-side), 0],
  15,
];
const line = (x: number, y: number, length: number) => [9, zigzag(x), zigzag(y), 10, zigzag(length), 0];
