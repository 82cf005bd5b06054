import { placeKey } from './place-key.ts';

// People leave it out: "Havane", "Nouvelle-Orléans", "قاهرة".
const article = /^(?:l[ae]s? |the |ال)(?=.{3})/;

/** The names a place is searched by: one for each key, the name itself first. */
export function cityNames(
  name: string,
  alternates: readonly string[],
  labels: readonly string[],
): Map<string, string> {
  const names = new Map<string, string>();
  for (const own of [name, ...labels]) add(names, own);
  for (const alternate of alternates) {
    if (isRomanisation(alternate)) continue;
    const key = placeKey(alternate);
    const known = names.get(key);
    if (known === undefined) add(names, alternate, key);
    // Of two spellings of a key the one with accents is the one people write: Édimbourg, not Edimbourg.
    else if (known !== name && !labels.includes(known) && accents(alternate) > accents(known))
      names.set(key, alternate);
  }
  for (const [key, known] of [...names]) if (article.test(key)) add(names, known, key.replace(article, ''));
  return names;
}

function add(names: Map<string, string>, name: string, key = placeKey(name)): void {
  // The longest are descriptions, and a btree entry has a limit.
  if (key !== '' && key.length <= 100 && !names.has(key)) names.set(key, name);
}

// GeoNames carries machine romanisations ("lun dun", "peullolenseu"): nobody types them, and shown they are nonsense.
function isRomanisation(name: string): boolean {
  return /^[a-z]/.test(name) && !/[A-Z]/.test(name);
}

function accents(name: string): number {
  return name.normalize('NFD').length - name.length;
}
