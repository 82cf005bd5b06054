import { placeKey } from '../place-key.ts';
import type { City } from '../read-cities.ts';

/** As npm `@etalab/decoupage-administratif` has them. */
export interface Commune {
  code: string;
  nom: string;
  type: string;
  departement: string;
  population?: number;
  codesPostaux?: string[];
  /** Of a commune that was merged into another: the code of that one. */
  chefLieu?: string;
}

export interface Epci {
  membres: { code: string }[];
}

type Lists = Map<number, Set<string>>;

/**
 * French communes by the place of ours that answers for them. `merged`: names of a place of today that it is not yet known by;
 * `villages`: communes that GeoNames has not, under the largest place of the same group of communes; `postcodes`: under the
 * largest commune that has the code.
 */
export function communeTables(cities: readonly City[], communes: readonly Commune[], epcis: readonly Epci[]) {
  const inFrance = cities.filter(({ country }) => country.length === 2 && FRENCH.has(country));
  const byCode = new Map<string, City>();
  const byName = new Map<string, City>();
  for (const city of inFrance) {
    keepLarger(byCode, city.admin4Code, city);
    for (const key of [city.name, ...city.alternates].map(placeKey))
      keepLarger(byName, `${city.admin2Code} ${key}`, city);
  }
  const groupOf = new Map(
    epcis.flatMap(({ membres }) => membres.map(({ code }) => [code, membres] as const)),
  );
  const own = ({ code, nom, departement }: Commune) =>
    byName.get(`${departement} ${placeKey(nom)}`) ?? byCode.get(code);
  const neighbour = (code: string): City | undefined => {
    const group = groupOf.get(code) ?? [];
    const known = group.flatMap((member) => byCode.get(member.code) ?? []);
    return known.sort((a, b) => b.population - a.population)[0];
  };

  const merged: Lists = new Map();
  const villages: Lists = new Map();
  const codes = new Map<string, { city: City; people: number }>();
  const seats = new Map(communes.map((commune) => [commune.code, commune]));
  for (const commune of communes) {
    if (commune.type === 'arrondissement-municipal') continue;
    const seat = commune.type === 'commune-actuelle' ? commune : seats.get(commune.chefLieu ?? '');
    const city = own(commune);
    const known = city && isCalled(city, commune.nom);
    const people = commune.population ?? 0;
    if (!known) {
      // A merged commune of some size is a town of its own, named after none of those it was made of.
      const standsFor = city ?? (seat && seat !== commune ? own(seat) : undefined);
      if (standsFor && commune.type === 'commune-actuelle') add(merged, standsFor.id, commune.nom);
      else {
        const near = standsFor ?? neighbour(seat?.code ?? commune.code);
        if (near) add(villages, near.id, commune.nom);
      }
    }
    const answer = city ?? neighbour(commune.code);
    for (const code of commune.codesPostaux ?? [])
      if (answer && people >= (codes.get(code)?.people ?? -1)) codes.set(code, { city: answer, people });
  }
  const postcodes: Lists = new Map();
  for (const [code, { city }] of codes) add(postcodes, city.id, code);
  return { merged: table(merged), villages: table(villages), postcodes: table(postcodes) };
}

const FRENCH = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC']);

function keepLarger(map: Map<string, City>, key: string, city: City): void {
  const known = map.get(key);
  if (key !== '' && (!known || city.population > known.population)) map.set(key, city);
}

function isCalled(city: City, name: string): boolean {
  const key = placeKey(name);
  return [city.name, ...city.alternates].some((known) => placeKey(known) === key);
}

function add(lists: Lists, id: number, name: string): void {
  lists.set(id, (lists.get(id) ?? new Set()).add(name));
}

function table(lists: Lists): string {
  const lines = [...lists]
    .sort(([a], [b]) => a - b)
    .map(([id, names]) => [id, ...[...names].sort()].join('\t'));
  return `${lines.join('\n')}\n`;
}
