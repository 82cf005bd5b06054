import { readFile } from 'node:fs/promises';

type PlaceKind = 'capital' | 'seat' | 'town' | 'district';

/** One line of the source. Degrees; population 0 when GeoNames does not know it. */
export interface City {
  id: number;
  name: string;
  alternates: string[];
  lat: number;
  lon: number;
  country: string;
  admin1Code: string;
  /** The second level: a department in France, a county in England. */
  admin2Code: string;
  /** The fourth level: in France the commune's INSEE code. */
  admin4Code: string;
  population: number;
  kind: PlaceKind;
  timeZone: string;
}

// Places that people have left, or that are only parts of a farm: https://www.geonames.org/export/codes.html
const notLivedIn = new Set(['PPLQ', 'PPLH', 'PPLW', 'PPLCH', 'STLMT']);

/** The places of a GeoNames dump (tab separated, one a line). Throws when a line has no id or no position. */
export async function readCities(file: string): Promise<City[]> {
  const cities: City[] = [];
  for (const line of (await readFile(file, 'utf8')).split(/\r?\n/)) {
    const field = line.split('\t');
    const code = field[7] ?? '';
    if (line === '' || notLivedIn.has(code)) continue;
    const city: City = {
      id: Number(field[0]),
      name: field[1] ?? '',
      alternates: splitAlternates(field[3] ?? ''),
      lat: Number(field[4]),
      lon: Number(field[5]),
      country: field[8] ?? '',
      admin1Code: field[10] ?? '',
      admin2Code: field[11] ?? '',
      admin4Code: field[13] ?? '',
      population: Number(field[14]) || 0,
      kind: kindOf(code),
      timeZone: field[17] ?? '',
    };
    if (
      !Number.isInteger(city.id) ||
      !Number.isFinite(city.lat) ||
      !Number.isFinite(city.lon) ||
      city.name === ''
    )
      throw new Error(`Not a GeoNames line: ${line.slice(0, 80)}`);
    if (city.country.length === 2) cities.push(city);
  }
  return cities;
}

function kindOf(featureCode: string): PlaceKind {
  if (featureCode === 'PPLC') return 'capital';
  if (featureCode === 'PPLX') return 'district';
  return featureCode.startsWith('PPLA') || featureCode === 'PPLG' ? 'seat' : 'town';
}

// "barys, tksas" is one name that holds a comma: what follows the blank is its region, and so is what follows an Arabic comma.
function splitAlternates(text: string): string[] {
  return text
    .split(',')
    .filter((name) => name !== '' && !name.startsWith(' '))
    .map((name) => (name.split('،')[0] ?? '').trim());
}
