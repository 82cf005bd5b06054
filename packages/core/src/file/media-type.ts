/** The kinds of file that the platform knows by their first bytes. */
export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | 'image/gif'
  | 'image/heic'
  | 'image/svg+xml'
  | 'application/pdf'
  | 'application/zip';

/** Bytes of the beginning that `mediaTypeOf` may look at. */
export const HEAD_BYTES = 4096;

const signatures: { mediaType: MediaType; matches: (text: string) => boolean }[] = [
  { mediaType: 'image/png', matches: (text) => text.startsWith('\x89PNG\r\n\x1a\n') },
  { mediaType: 'image/jpeg', matches: (text) => text.startsWith('\xff\xd8\xff') },
  { mediaType: 'image/webp', matches: (text) => text.startsWith('RIFF') && text.startsWith('WEBP', 8) },
  { mediaType: 'image/gif', matches: (text) => /^GIF8[79]a/.test(text) },
  {
    mediaType: 'image/heic',
    matches: (text) =>
      text.startsWith('ftyp', 4) &&
      ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1'].includes(text.slice(8, 12)),
  },
  { mediaType: 'application/pdf', matches: (text) => text.startsWith('%PDF-') },
  {
    mediaType: 'application/zip',
    matches: (text) => ['PK\x03\x04', 'PK\x05\x06'].includes(text.slice(0, 4)),
  },
  { mediaType: 'image/svg+xml', matches: isSvg },
];

/** By the bytes alone, whatever the sender or a name says. Null: none that we know. */
export function mediaTypeOf(head: Buffer): MediaType | null {
  const text = head.toString('latin1', 0, HEAD_BYTES);
  return signatures.find(({ matches }) => matches(text))?.mediaType ?? null;
}

/** What may stand before the first element, with its end. */
const prolog = [
  ['<?xml', '>'],
  ['<!--', '-->'],
  ['<!doctype', '>'],
] as const;

/** Reads once from left to right: an expression with alternatives would try them again and again on a hostile beginning. */
function isSvg(text: string): boolean {
  const lower = text.toLowerCase();
  const space = /\s*/y;
  const afterSpace = (from: number) => {
    space.lastIndex = from;
    space.test(lower);
    return space.lastIndex;
  };
  let at = afterSpace(lower.startsWith('\xef\xbb\xbf') ? 3 : 0);
  for (;;) {
    const [start, end] = prolog.find(([opening]) => lower.startsWith(opening, at)) ?? [];
    if (!start) break;
    const found = lower.indexOf(end, at + start.length);
    if (found < 0) return false;
    at = afterSpace(found + end.length);
  }
  return lower.startsWith('<svg', at) && /[\s>/]/.test(lower.charAt(at + 4));
}
