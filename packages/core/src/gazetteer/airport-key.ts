import { placeKey } from './place-key.ts';

const words = new Set(
  'airport airports airfield aerodrome international intl regional municipal aeroport aeroports flughafen aeropuerto aeroporto internacional luchthaven lotnisko havalimani مطار المطار الدولي 空港 机场 機場 аэропорт 공항'.split(
    ' ',
  ),
);
const small = new Set(['de', 'du', 'des', 'of', 'the', 'la', 'le', 'les', 'd', 'del', 'di']);
const says = new Set(
  'airport aeroport flughafen aeropuerto aeroporto luchthaven lotnisko havalimani مطار المطار 空港 机场 機場 аэропорт 공항'.split(
    ' ',
  ),
);
const PREFIX = 'airport ';

/** Under which an airport's name is kept and looked up, whatever word for "airport" stands in it: "airport lyon saint exupery". */
export function airportKey(name: string): string {
  const kept = bareAirportKey(name);
  return kept === '' ? '' : `${PREFIX}${kept}`;
}

/** An airport's name without "International Airport", "Aéroport de". */
export function bareAirportKey(name: string): string {
  // "aéroport d'Orly": the apostrophe would leave "dorly".
  const parts = placeKey(name.replace(/\b[dl]['’]/gi, ' ')).split(' ');
  const kept = parts.filter((part) => !words.has(part));
  while (kept.length > 1 && small.has(kept[0] ?? '')) kept.shift();
  return kept.join(' ');
}

/** Whether the text says that an airport is meant. */
export function saysAirport(name: string): boolean {
  return placeKey(name)
    .split(' ')
    .some((part) => says.has(part));
}
