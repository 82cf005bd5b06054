const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const CHARACTERS = 12;

/**
 * The first 60 bits of a UUIDv7 without its version, in Crockford's base 32: short enough to be typed from paper, and found by the index
 * of ids, because ids of one beginning lie side by side.
 */
export function shortCode(id: string): string {
  const hex = id.replaceAll('-', '');
  let bits = BigInt(`0x${hex.slice(0, 12)}${hex.slice(13, 16)}`);
  let code = '';
  for (let i = 0; i < CHARACTERS; i++) {
    code = DIGITS[Number(bits & 31n)] + code;
    bits >>= 5n;
  }
  return code;
}

/** The first and last id with such a code, both included; null for what is no code. Letters that are read for digits count as these. */
export function idsOfCode(code: string): { from: string; to: string } | null {
  const read = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  if (read.length !== CHARACTERS || [...read].some((character) => !DIGITS.includes(character))) return null;
  const bits = [...read].reduce((sum, character) => (sum << 5n) | BigInt(DIGITS.indexOf(character)), 0n);
  const hex = bits.toString(16).padStart(15, '0');
  const start = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(12)}`;
  return { from: `${start}-0000-000000000000`, to: `${start}-ffff-ffffffffffff` };
}
