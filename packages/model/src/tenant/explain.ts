import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { TenantConfig, tenantJsonSchema } from './config.ts';

type RawIssue = z.core.$ZodIssue;

export type TenantIssue = {
  /** Where in the file: keys and array positions. */
  path: readonly PropertyKey[];
  /** `key`: the fault is the last key of the path itself. `value`: what stands under it, or that it is missing. */
  at: 'key' | 'value';
  sentence: string;
};

/**
 * Reads the parsed content of a tenant.yaml.
 *
 * @returns the complete settings, or every fault with its path and a sentence that says what to do.
 */
export function readTenantConfig(
  content: unknown,
): { ok: true; config: TenantConfig } | { ok: false; issues: TenantIssue[] } {
  const result = TenantConfig.safeParse(content, { reportInput: true });
  if (result.success) return { ok: true, config: result.data };
  return { ok: false, issues: explainIssues(result.error.issues, tenantJsonSchema(), 'tenant.yaml') };
}

/** The issues of a parse with `reportInput: true` of a file of that schema, each with its place and a sentence. */
export function explainIssues(
  issues: readonly RawIssue[],
  schema: Record<string, unknown>,
  file: string,
): TenantIssue[] {
  return flattenTenantIssues(issues).map((issue) => ({
    path: issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path,
    at: issue.code === 'unrecognized_keys' || issue.code === 'invalid_key' ? 'key' : 'value',
    sentence: explainTenantIssue(issue, keysAt(schema, issue.path), file),
  }));
}

/** One issue a fault: unions give way to the branch that was meant, unknown keys come one by one. Paths are from the root. */
export function flattenTenantIssues(issues: readonly RawIssue[]): RawIssue[] {
  return issues.flatMap((issue): RawIssue[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, keys: [key] }));
    if (issue.code !== 'invalid_union') return [issue];
    const [meant] = issue.errors.toSorted((a, b) => likelihood(b) - likelihood(a));
    if (!meant) return [issue];
    return flattenTenantIssues(meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  });
}

/** The branch of a union that got furthest is the one that was meant. */
function likelihood(branch: readonly RawIssue[]): number {
  const deepest = Math.max(0, ...branch.map(({ path }) => path.length));
  const wrongType = branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  return deepest * 2 + (wrongType ? 0 : 1);
}

/**
 * What is wrong, in a sentence, with the likely meaning. Pass issues of a parse with `reportInput: true`: without the value
 * itself there is nothing to guess from.
 *
 * @param knownKeys the keys that may stand there; by default those of the schema at the issue's path.
 */
export function explainTenantIssue(
  issue: RawIssue,
  knownKeys: readonly string[] = tenantKeysAt(issue.path),
  file = 'tenant.yaml',
): string {
  const name = String(issue.path.findLast((step) => typeof step === 'string') ?? file);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .map((key) => `"${key}" is not a known key here. ${meaning(key, knownKeys)}`)
        .join(' ');
    case 'invalid_value': {
      const values = issue.values.map(String);
      const found = show(issue.input);
      return `${found} is not a possible value of "${name}". ${meaning(String(issue.input), values)}`;
    }
    case 'invalid_type':
      return typeSentence(name, issue.expected, issue.input);
    case 'too_big':
    case 'too_small':
      return sizeSentence(name, issue);
    case 'invalid_format':
      if (issue.format === 'email') return `${show(issue.input)} is not an e-mail address.`;
      if (issue.format === 'url') return `${show(issue.input)} is not an address that starts with https://.`;
      return `${show(issue.input)}: ${issue.message}`;
    case 'invalid_key':
      return `"${name}" cannot stand here. ${issue.issues[0]?.message ?? ''}`.trim();
    default:
      return issue.message;
  }
}

/** The keys tenant.yaml may hold at this path. */
export function tenantKeysAt(path: readonly PropertyKey[]): string[] {
  return keysAt(tenantJsonSchema(), path);
}

function keysAt(schema: SchemaNode, path: readonly PropertyKey[]): string[] {
  let nodes = [schema];
  for (const step of path) {
    nodes = nodes.flatMap(branches).flatMap((node) => {
      const next =
        typeof step === 'number'
          ? node.items
          : (node.properties?.[String(step)] ?? node.additionalProperties);
      return next && typeof next === 'object' ? [next] : [];
    });
  }
  return nodes
    .flatMap(branches)
    .flatMap((n) => [...Object.keys(n.properties ?? {}), ...(n.propertyNames?.enum ?? [])]);
}

type SchemaNode = {
  properties?: Record<string, SchemaNode>;
  additionalProperties?: SchemaNode | boolean;
  propertyNames?: { enum?: string[] };
  items?: SchemaNode;
  anyOf?: SchemaNode[];
};

function branches(node: SchemaNode): SchemaNode[] {
  return node.anyOf ?? [node];
}

/** Words people reach for that no edit distance leads from. */
const otherWords: Record<string, string> = {
  ...{
    color: 'brand',
    colour: 'brand',
    primary: 'brand',
    secondary: 'accent',
    typeface: 'font',
    radius: 'radiusKm',
  },
  ...{
    languages: 'locales',
    language: 'locales',
    langues: 'locales',
    title: 'name',
    nom: 'name',
    url: 'domains',
    keywords: 'words',
    synonyms: 'words',
  },
  ...{
    domain: 'domains',
    host: 'domains',
    visibility: 'reading',
    access: 'entry',
    join: 'entry',
    lng: 'lon',
  },
  ...{
    longitude: 'lon',
    latitude: 'lat',
    sender: 'senderName',
    from: 'senderName',
    terms: 'pages',
    texts: 'wording',
  },
};

function meaning(written: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const word = written.toLowerCase();
  const other = otherWords[word];
  if (other && known.includes(other)) return `Did you mean "${other}"?`;
  const near = closest(word, [...known]);
  const tolerance = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  if (distance(word, near.toLowerCase()) <= tolerance) return `Did you mean "${near}"?`;
  return `Possible: ${known.join(', ')}.`;
}

function typeSentence(name: string, expected: string, input: unknown): string {
  if (input === undefined) return `"${name}" is missing.`;
  if (input === null && (name === 'brand' || name === 'accent')) {
    return `"${name}" is empty: a colour needs quotes ("#1d4e6f"), because # starts a comment in YAML.`;
  }
  if (input === null) return `"${name}" is empty. Give it a value, or take the line out.`;
  const quoted = expected === 'string' && typeof input !== 'object' ? ' Put it in quotes.' : '';
  const bare =
    expected === 'number' && typeof input === 'string' ? ' Write it without quotes, with a point.' : '';
  return `"${name}" should be ${typeWords[expected] ?? expected}, but is ${show(input)}.${quoted}${bare}`;
}

const typeWords: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function sizeSentence(name: string, issue: Extract<RawIssue, { code: 'too_big' | 'too_small' }>): string {
  const limit = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
  if (issue.origin === 'string') {
    const size = typeof issue.input === 'string' ? `, this has ${issue.input.length}` : '';
    return `"${name}" needs ${limit} characters${size}.`;
  }
  if (issue.origin === 'array') return `"${name}" needs ${limit} entries.`;
  return `"${name}" must be ${limit}, but is ${show(issue.input)}.`;
}

function show(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (input !== null && typeof input === 'object') return 'a group of keys';
  return typeof input === 'string' ? `"${input}"` : String(input);
}
