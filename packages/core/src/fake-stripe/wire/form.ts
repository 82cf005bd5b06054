/** What a form holds once it is read: texts, lists, and maps of them. */
export type Form = { [name: string]: FormValue };
export type FormValue = string | FormValue[] | Form;

type Tree = Map<string, Tree | string>;

const DEEPEST = 10;

/** Reads `a[b][0][c]=1&a[d][]=2` the way that Stripe does: numbers from 0 and empty brackets make a list, everything else a map. */
export function decodeForm(text: string): Form {
  const root: Tree = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    let at = root;
    for (const step of path.slice(0, -1)) {
      const key = step === '' ? String(at.size) : step;
      const next = at.get(key);
      const tree: Tree = next instanceof Map ? next : new Map();
      at.set(key, tree);
      at = tree;
    }
    const last = path.at(-1) ?? name;
    at.set(last === '' ? String(at.size) : last, value);
  }
  return mapOf(root);
}

function pathOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open < 1 || !name.endsWith(']')) return [name];
  const path = [name.slice(0, open), ...name.slice(open + 1, -1).split('][')];
  return path.length > DEEPEST ? [name] : path;
}

/** A name such as `__proto__` is a name like any other. */
function mapOf(tree: Tree): Form {
  return Object.fromEntries([...tree].map(([key, value]) => [key, readTree(value)]));
}

function readTree(value: Tree | string): FormValue {
  if (typeof value === 'string') return value;
  const keys = [...value.keys()];
  const isList = keys.every((key, i) => key === String(i));
  return isList ? [...value.values()].map(readTree) : mapOf(value);
}
