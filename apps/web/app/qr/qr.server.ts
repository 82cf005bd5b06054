import { encode } from 'uqr';

/** A QR code as one path on a grid of `side` squares, its white margin not counted. */
export interface QrCode {
  side: number;
  path: string;
}

export function qrCodeOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  let path = '';
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      let wide = 1;
      while (row[x + wide]) wide++;
      path += `M${x} ${y}h${wide}v1h-${wide}z`;
      x += wide;
    }
  }
  return { side: size, path };
}
