import type { Point } from '@entraide/model/geo';

const number = '([-+]?\\d{1,3}(?:\\.\\d+)?)';
/** Of the links that maps give, in the order in which they are exact: a marker before the middle of the view. */
const inLinks = [
  new RegExp(`!3d${number}!4d${number}`),
  new RegExp(
    `[?&#](?:q|query|ll|sll|daddr|destination|center|cp|loc)=(?:loc:)?${number}(?:,|~|%2C|\\+|%20)+${number}`,
    'i',
  ),
  new RegExp(`[?&]mlat=${number}&mlon=${number}`),
  new RegExp(`/place/${number},\\+?${number}`),
  new RegExp(`@${number},${number}`),
  new RegExp(`#map=[\\d.]+/${number}/${number}`),
  new RegExp(`[?&]lat=${number}&(?:lon|lng)=${number}`),
];

/** Characters of two numbers with all that may stand around them. */
const LONGEST = 100;

/** The point that a text is: degrees in decimals, degrees with minutes and seconds, `geo:`, or a maps link. */
export function readPoint(text: string): Point | undefined {
  const plain = withAsciiNumbers(text).trim();
  if (/^(?:https?:\/\/|www\.|maps\.)/i.test(plain)) return readLink(plain);
  if (plain.length > LONGEST) return undefined;
  return readDecimals(plain.replace(/^geo:/i, '')) ?? readSexagesimal(plain);
}

/** Whether the text is a link: if {@link readPoint} finds nothing in it, no name is in it either. */
export const isLink = (text: string): boolean => /^\s*(?:https?:\/\/|www\.)/i.test(text);

function readLink(link: string): Point | undefined {
  let decoded = link;
  try {
    decoded = decodeURIComponent(link);
  } catch {
    // A broken escape: the numbers may be there all the same.
  }
  for (const pattern of inLinks) {
    const [, lat, lon] = pattern.exec(decoded) ?? [];
    const point = lat && lon ? pointOf(Number(lat), Number(lon)) : undefined;
    if (point) return point;
  }
  return undefined;
}

/** "48.8566, 2.3522"; "48,8566 2,3522" and "48,8566; 2,3522" as the French write it; "48.85 N, 2.35 E". */
function readDecimals(text: string): Point | undefined {
  const side = '\\s*°?\\s*([NSns])?';
  const across = '\\s*°?\\s*([EWOewo])?';
  const dotted = new RegExp(
    `^\\(?([-+]?\\d{1,2}\\.\\d+|[-+]?\\d{1,2})${side}\\s*[,;/ ]\\s*([-+]?\\d{1,3}\\.\\d+|[-+]?\\d{1,3})${across}\\)?(?:[;?,].*)?$`,
  );
  const commas = new RegExp(`^([-+]?\\d{1,2},\\d+)${side}\\s*[;/ ]\\s*([-+]?\\d{1,3},\\d+)${across}$`);
  const [, lat, ns, lon, ew] = commas.exec(text) ?? dotted.exec(text) ?? [];
  if (!lat || !lon) return undefined;
  // "12 34" is nobody's place: without decimals or letters two numbers are only numbers.
  if (!/[.,]\d/.test(`${lat}${lon}`) && !(ns && ew)) return undefined;
  return pointOf(signed(lat, ns), signed(lon, ew));
}

const degrees =
  "(?<deg>\\d{1,3})\\s*[°ºd:]\\s*(?:(?<min>\\d{1,2}(?:[.,]\\d+)?)\\s*['’′m:]?\\s*)?(?:(?<sec>\\d{1,2}(?:[.,]\\d+)?)\\s*(?:[\"”″s]|''|’’)?\\s*)?";

/** 48°51'24"N 2°21'08"E; N 48° 51.4' E 2° 21.1'. */
function readSexagesimal(text: string): Point | undefined {
  // A letter stands before both parts or after both.
  const part = /^[NSEWO]/i.test(text)
    ? new RegExp(`(?<letter>[NSEWO])\\s*${degrees}`, 'gi')
    : new RegExp(`${degrees}(?<letter>[NSEWO])`, 'gi');
  const found = [...text.matchAll(part)];
  if (found.length !== 2) return undefined;
  const rest = text.replace(part, '').replace(/[\s,;/]/g, '');
  if (rest !== '') return undefined;
  const [first, second] = found.map(({ groups }) => {
    const { letter, deg, min = '0', sec = '0' }: Partial<Record<string, string>> = groups ?? {};
    return {
      letter: letter?.toUpperCase(),
      degrees: Number(deg) + toNumber(min) / 60 + toNumber(sec) / 3600,
    };
  });
  if (!first?.letter || !second?.letter) return undefined;
  const [lat, lon] = /[NS]/.test(first.letter) ? [first, second] : [second, first];
  if (!/[NS]/.test(lat.letter ?? '') || !/[EWO]/.test(lon.letter ?? '')) return undefined;
  return pointOf(
    lat.letter === 'S' ? -lat.degrees : lat.degrees,
    lon.letter === 'E' ? lon.degrees : -lon.degrees,
  );
}

const toNumber = (text: string) => Number(text.replace(',', '.'));

function signed(text: string, letter: string | undefined): number {
  const degrees = toNumber(text);
  return letter && /[SWO]/i.test(letter) ? -Math.abs(degrees) : degrees;
}

/** Null Island is what a broken device says, and nobody lives there. */
function pointOf(lat: number, lon: number): Point | undefined {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return undefined;
  return { lat, lon };
}

function withAsciiNumbers(text: string): string {
  return (
    text
      .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
      .replace(/٫/g, '.')
      .replace(/،/g, ',')
      .replace(/[−–]/g, '-')
      .replace(/[\p{Cf}]/gu, '')
      // One space for many: else the patterns above try each way to part them.
      .replace(/\s+/g, ' ')
  );
}
