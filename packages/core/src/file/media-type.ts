/** The kinds of file that the platform knows by their first bytes. */
export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | 'image/heic'
  | 'image/svg+xml'
  | 'application/pdf'
  | 'application/zip';

/** Bytes of the beginning that `mediaTypeOf` may look at. */
export const HEAD_BYTES = 4096;

const signatures: { mediaType: MediaType; matches: (text: string) => boolean }[] = [
  { mediaType: 'image/png', matches: (text) => text.startsWith('\x89PNG\r\n\x1a\n') },
  { mediaType: 'image/jpeg', matches: (text) => text.startsWith('\xff\xd8\xff') },
  { mediaType: 'image/webp', matches: (text) => /^RIFF[\s\S]{4}WEBP/.test(text) },
  { mediaType: 'image/heic', matches: (text) => /^[\s\S]{4}ftyp(heic|heix|hevc|heim|heis|mif1)/.test(text) },
  { mediaType: 'application/pdf', matches: (text) => text.startsWith('%PDF-') },
  {
    mediaType: 'application/zip',
    matches: (text) => ['PK\x03\x04', 'PK\x05\x06'].includes(text.slice(0, 4)),
  },
  {
    mediaType: 'image/svg+xml',
    matches: (text) =>
      /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?((<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)\s*)*<svg[\s>]/i.test(text),
  },
];

/** By the bytes alone, whatever the sender or a name says. Null: none that we know. */
export function mediaTypeOf(head: Buffer): MediaType | null {
  const text = head.toString('latin1', 0, HEAD_BYTES);
  return signatures.find(({ matches }) => matches(text))?.mediaType ?? null;
}
