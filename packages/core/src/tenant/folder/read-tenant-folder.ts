import { basename, join } from 'node:path';
import { readTenantConfig, type TenantConfig } from '@entraide/model/tenant';
import type { Asset, Written } from '../../revision/index.ts';
import { type Copy, readCopies } from './copy.ts';
import { readLogo } from './logo.ts';
import { readPages } from './pages.ts';
import type { Problem } from './problem.ts';
import { SourceFile } from './source-file.ts';

/** Everything that a folder says of a tenant, checked. */
export interface TenantFolder {
  dir: string;
  config: TenantConfig;
  written: Written;
  logos: Asset[];
}

export type FolderReading =
  | { folder: TenantFolder; yaml: SourceFile; problems: [] }
  | { folder: null; problems: Problem[] };

/** Reads tenants/<slug>/ whole: every fault at once, never a half-read tenant. Needs no database. */
export async function readTenantFolder(dir: string): Promise<FolderReading> {
  const file = join(dir, 'tenant.yaml');
  const yaml = await SourceFile.read(file);
  if (!yaml) {
    const message =
      'There is no tenant.yaml here. "pnpm platform tenant create" makes a folder to start from.';
    return { folder: null, problems: [{ file: dir, line: null, column: null, message }] };
  }
  const syntax = yaml.syntaxProblems();
  if (syntax.length > 0) return { folder: null, problems: syntax };

  const { copies, problems } = await readCopies(dir);
  const content: unknown = yaml.document.toJS();
  problems.push(...addCopies(content, copies));
  const read = readTenantConfig(content);
  if (!read.ok) {
    for (const { path, at, sentence } of read.issues)
      problems.push(sourceOf(path, yaml, copies).problemAt(...inSource(path, at, copies), sentence));
    return { folder: null, problems };
  }
  const { config } = read;
  if (config.slug !== basename(dir)) {
    const message = `The slug is "${config.slug}", but the folder is "${basename(dir)}". Give both the same name.`;
    problems.push(yaml.problemAt(['slug'], 'value', message));
  }
  const pages = await readPages(dir, config, yaml);
  const logos = await readLogos(dir, config, yaml);
  problems.push(...pages.problems, ...logos.problems);
  if (problems.length > 0) return { folder: null, problems };
  const written = { document: content as Record<string, unknown>, pages: pages.pages };
  return { folder: { dir, config, written, logos: logos.assets }, yaml, problems: [] };
}

/** Brings the texts of copy/ under `wording`, where the schema checks them. */
function addCopies(content: unknown, copies: readonly Copy[]): Problem[] {
  if (!isGroup(content)) return [];
  const problems: Problem[] = [];
  const wording = isGroup(content.wording) ? content.wording : {};
  for (const { locale, source, texts } of copies) {
    if (Array.isArray(content.locales) && !content.locales.includes(locale)) {
      problems.push(source.problemAt([], 'value', `"${locale}" is not one of the "locales" in tenant.yaml.`));
      continue;
    }
    for (const [key, text] of Object.entries(texts)) {
      if (!Object.hasOwn(wording, key)) wording[key] = {};
      const said = wording[key];
      if (!isGroup(said)) continue;
      if (Object.hasOwn(said, locale))
        problems.push(
          source.problemAt([key], 'key', `"${key}" is said in tenant.yaml too; keep one of the two.`),
        );
      else said[locale] = text;
    }
  }
  if (Object.keys(wording).length > 0) content.wording = wording;
  return problems;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The file that a path of the merged content came from. */
function sourceOf(path: readonly PropertyKey[], yaml: SourceFile, copies: readonly Copy[]): SourceFile {
  return copyOf(path, copies)?.source ?? yaml;
}

function inSource(
  path: readonly PropertyKey[],
  at: 'key' | 'value',
  copies: readonly Copy[],
): [readonly PropertyKey[], 'key' | 'value'] {
  return copyOf(path, copies) ? [path.slice(1, 2), at] : [path, at];
}

function copyOf([section, key, locale]: readonly PropertyKey[], copies: readonly Copy[]): Copy | undefined {
  if (section !== 'wording' || typeof key !== 'string') return undefined;
  return copies.find(
    (copy) => Object.hasOwn(copy.texts, key) && (locale === undefined || locale === copy.locale),
  );
}

async function readLogos(dir: string, config: TenantConfig, yaml: SourceFile) {
  const assets: Asset[] = [];
  const problems: Problem[] = [];
  for (const theme of ['light', 'dark'] as const) {
    const name = config.logo?.[theme];
    if (!name || assets.some((asset) => asset.name === name)) continue;
    const logo = await readLogo(dir, name);
    if (!logo)
      problems.push(yaml.problemAt(['logo', theme], 'value', `There is no ${name} beside tenant.yaml.`));
    else if ('message' in logo) problems.push(logo);
    else assets.push(logo);
  }
  return { assets, problems };
}
