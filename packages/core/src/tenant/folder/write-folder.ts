import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tenantKeysAt } from '@entraide/model/tenant';
import { Document, isMap, isNode, parseDocument } from 'yaml';
import { type Asset, isSameValue, type Written } from '../../revision/index.ts';
import { type Copy, namesIn, readCopies } from './copy.ts';

export interface FolderChange {
  file: string;
  how: 'write' | 'remove';
}

interface Content extends Written {
  logos: readonly Asset[];
}

type Wording = Record<string, Record<string, string>>;

/**
 * Makes a space's folder say this. Comments, the order of keys and every line that says the same already stay.
 * @param folder tenants/<slug>
 * @returns the files that differ, written or (with `dryRun`) not
 */
export async function writeFolder(
  folder: string,
  { document, pages, logos }: Content,
  { dryRun = false } = {},
): Promise<FolderChange[]> {
  const { copies } = await readCopies(folder);
  const yaml = await textOf(join(folder, 'tenant.yaml'));
  const { texts, rest } = splitWording((document.wording ?? {}) as Wording, wordingIn(yaml), copies);
  const { wording: _, ...settings } = document;
  const content = { ...settings, ...(Object.keys(rest).length > 0 && { wording: rest }) };
  const files = new Map<string, string | Buffer>([
    ['tenant.yaml', yamlOf(yaml, content)],
    ...copies
      .filter(({ locale, texts: before }) => !isSameValue(before, texts[locale]))
      .map(({ locale }): [string, string] => [
        `copy/${locale}.json`,
        `${JSON.stringify(texts[locale], null, 2)}\n`,
      ]),
    ...Object.entries(pages),
    ...logos.map(({ name, bytes }): [string, Buffer] => [name, bytes]),
  ]);
  const pageFiles = (await namesIn(join(folder, 'pages'))).map((name) => `pages/${name}`);
  const changes = [
    ...(await differing(folder, files)),
    ...pageFiles
      .filter((name) => name.endsWith('.md') && !files.has(name))
      .map((name): FolderChange => ({ file: name, how: 'remove' })),
  ];
  if (!dryRun)
    for (const { file, how } of changes)
      if (how === 'remove') await rm(join(folder, file));
      else await replaceFile(join(folder, file), files.get(file) ?? '');
  return changes.map(({ file, how }) => ({ file: join(folder, file), how }));
}

async function differing(
  folder: string,
  files: ReadonlyMap<string, string | Buffer>,
): Promise<FolderChange[]> {
  const changes: FolderChange[] = [];
  for (const [file, content] of files) {
    const there = await readFile(join(folder, file)).catch(() => null);
    if (!there?.equals(Buffer.from(content))) changes.push({ file, how: 'write' });
  }
  return changes;
}

/** A word stays in tenant.yaml where it stood there; else it goes to the copy of its language, if there is one. */
function splitWording(wording: Wording, inYaml: Wording, copies: readonly Copy[]) {
  const texts: Wording = Object.fromEntries(copies.map(({ locale }) => [locale, {}]));
  const rest: Wording = {};
  for (const [key, said] of Object.entries(wording))
    for (const [locale, text] of Object.entries(said)) {
      const copy = inYaml[key]?.[locale] === undefined ? texts[locale] : undefined;
      if (copy) copy[key] = text;
      else rest[key] = { ...rest[key], [locale]: text };
    }
  return { texts, rest };
}

const wordingIn = (yaml: string | null): Wording =>
  (yaml === null ? null : parseDocument(yaml).toJS())?.wording ?? {};

const HEAD = [
  ' yaml-language-server: $schema=../tenant.schema.json',
  ' Every key is explained by the schema above (an editor shows it) and in docs/open-a-space.md.',
].join('\n');

function yamlOf(before: string | null, content: Record<string, unknown>): string {
  const document = before === null ? new Document({}) : parseDocument(before);
  if (before === null) document.commentBefore = HEAD;
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const order = tenantKeysAt([]);
  const keys = Object.keys(content).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  setMap(document, [], Object.fromEntries(keys.map((key) => [key, content[key]])));
  const said = before === null ? null : parseDocument(before).toJS();
  return before !== null && isSameValue(said, content) ? before : document.toString({ lineWidth: 0 });
}

function setMap(document: Document, path: string[], wanted: Record<string, unknown>): void {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(node)) return;
  for (const pair of [...node.items]) {
    const key = String((pair.key as { value?: unknown }).value ?? pair.key);
    if (!Object.hasOwn(wanted, key)) document.deleteIn([...path, key]);
  }
  for (const [key, value] of Object.entries(wanted)) setValue(document, [...path, key], value);
}

function setValue(document: Document, path: string[], value: unknown): void {
  const node = document.getIn(path, true);
  if (isNode(node) && isSameValue(node.toJS(document), value)) return;
  if (isMap(node) && isGroup(value)) {
    setMap(document, path, value);
    return;
  }
  const made = document.createNode(value);
  if (isNode(node)) Object.assign(made, { comment: node.comment, commentBefore: node.commentBefore });
  document.setIn(path, made);
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);

/** Whole or not at all: the new file takes the place of the old one in one step. */
async function replaceFile(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  await writeFile(beside, content);
  await rename(beside, file);
}
