const BOMS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** The text of a file that says nothing of its encoding: what spreadsheets write, in any of the encodings that they use. */
export function decodeText(bytes: Buffer): string {
  const marked = BOMS.find((bom) => bom.bytes.every((byte, i) => bytes[i] === byte));
  if (marked) return new TextDecoder(marked.encoding).decode(bytes);
  const wide = wideEncodingOf(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** UTF-16 without a mark: every letter of an address has a byte that is zero, and no other encoding has any. */
function wideEncodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  let [even, odd] = [0, 0];
  const looked = Math.min(bytes.length, 4000);
  for (let i = 0; i < looked; i++) if (bytes[i] === 0) i % 2 === 0 ? even++ : odd++;
  if (Math.max(even, odd) < looked / 8) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Files of Excel, LibreOffice and Numbers are archives or older binary files: no text to read. */
export function isWorkbook(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4).toString('latin1');
  return head === 'PK\x03\x04' || head === '\xd0\xcf\x11\xe0';
}
