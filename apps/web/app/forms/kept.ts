import type { Fields } from './fields.ts';

export interface Kept {
  /** When it was written, ms since 1970. */
  at: number;
  /** Whose it is; empty for a visitor's. */
  by: string;
  /** The page that the form has led to, which has to be done before it can be forgotten. */
  step?: string;
  fields: Fields;
}

const PREFIX = 'kept:';
/** Who is signed in here: gone once they have signed out. */
const SIGNED_IN = 'kept-by';
const LONGEST_MS = 14 * 86_400_000;

/** Whose window this is; empty for a visitor's. */
let mine = '';
/** They signed out in another window, and perhaps somebody else came: what this one still shows is no longer kept. */
let ended = false;

/** Where the browser keeps nothing for us, or no more, the form works as it did. */
function attempt<T>(work: (storage: Storage) => T, otherwise: T): T {
  try {
    return work(localStorage);
  } catch {
    return otherwise;
  }
}

function read(storage: Storage, key: string): Kept | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Kept | null;
    return kept && typeof kept.at === 'number' && typeof kept.fields === 'object' ? kept : null;
  } catch {
    return null;
  }
}

const keysOf = (storage: Storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX));

/** What was kept of a form for whoever is here: their own, or a visitor's. A host is a space, so no other space's is found. */
export function findKept(name: string, by: string, now = Date.now()): Kept | null {
  const kept = attempt((storage) => read(storage, PREFIX + name), null);
  const mine = kept !== null && (kept.by === '' || kept.by === by) && now - kept.at < LONGEST_MS;
  return mine ? kept : null;
}

export function keep(name: string, by: string, fields: Fields): void {
  if (ended) return;
  const kept: Kept = { at: Date.now(), by, fields };
  attempt((storage) => storage.setItem(PREFIX + name, JSON.stringify(kept)), undefined);
}

export function forget(name: string): void {
  attempt((storage) => storage.removeItem(PREFIX + name), undefined);
}

/**
 * A form on the page `at` was taken: it is forgotten, and with it the forms that had led to that page. When it leads to a further step
 * they wait for that one: somebody may come back from there.
 */
export function settle(name: string, at: string, step: string | null): void {
  attempt((storage) => {
    for (const key of keysOf(storage)) {
      const kept = read(storage, key);
      if (key !== PREFIX + name && kept?.step !== at) continue;
      if (step === null || !kept) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify({ ...kept, step }));
    }
  }, undefined);
}

/** Notes who is signed in, and forgets what is older than 14 days or somebody else's. */
export function welcome(by: string, now = Date.now()): void {
  attempt((storage) => {
    if (by !== '') {
      storage.setItem(SIGNED_IN, by);
      mine = by;
      ended = false;
    }
    for (const key of keysOf(storage)) {
      const kept = read(storage, key);
      const theirs = kept && by !== '' && kept.by !== '' && kept.by !== by;
      if (!kept || theirs || now - kept.at >= LONGEST_MS) storage.removeItem(key);
    }
  }, undefined);
}

/** After a sign-out, once: a page of it that is opened again later forgets nothing. */
export function forgetAll(): void {
  attempt((storage) => {
    if (storage.getItem(SIGNED_IN) === null) return;
    for (const key of keysOf(storage)) storage.removeItem(key);
    storage.removeItem(SIGNED_IN);
  }, undefined);
}

/** Hears of a sign-out in another window. @returns how to stop */
export function watchSignOut(): () => void {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key === SIGNED_IN) ended = newValue === null || (mine !== '' && newValue !== mine);
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}
