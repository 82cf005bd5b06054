import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locale, readTenantConfig, TenantSlug } from '@entraide/model/tenant';
import { stringify } from 'yaml';
import { Conflict, parse } from '../../error/index.ts';
import { starterPages } from './needed-pages.ts';

/** What a new space cannot do without. */
export interface NewTenant {
  slug: string;
  name: string;
  locales: Locale[];
  /** The first view; degrees. */
  home: { lat: number; lon: number; label: string | Partial<Record<Locale, string>> };
  /** E-mail address of the association; without it the space cannot be opened. */
  contact?: string | undefined;
}

/**
 * Writes tenants/<slug>/ with a tenant.yaml that is valid as it stands, a drawn placeholder for a logo, and pages with blanks.
 * @returns the files, written or (with `dryRun`) not
 * @throws Invalid for a slug that cannot be one; Conflict when the folder is there already
 */
export async function createTenantFolder(
  dir: string,
  input: NewTenant,
  { dryRun = false } = {},
): Promise<{ file: string; content: string }[]> {
  parse(TenantSlug, input.slug);
  const folder = join(dir, input.slug);
  if (await isThere(folder)) throw new Conflict(`${folder} is there already.`);
  const files = [
    { file: join(folder, 'tenant.yaml'), content: yamlOf(input) },
    { file: join(folder, 'logo.svg'), content: placeholderLogo(input.name) },
    ...(await starterPages(input.locales)).map(({ name, content }) => ({
      file: join(folder, name),
      content,
    })),
  ];
  if (!dryRun) {
    await mkdir(join(folder, 'pages'), { recursive: true });
    for (const { file, content } of files) await writeFile(file, content, { flag: 'wx' });
  }
  return files;
}

const brand = '#1d4e6f';
const accent = '#d9822b';

/** What a new space says of itself, by subject. */
export function starterSettings({ slug, name, locales, home, contact }: NewTenant) {
  return {
    required: { slug, name, locales },
    view: { home: { ...home, radiusKm: 25 } },
    reach: { contact: contact === undefined ? {} : { email: contact } },
  };
}

function yamlOf(input: NewTenant): string {
  const { required, view, reach } = starterSettings(input);
  const look = { theme: { brand, accent }, logo: { light: 'logo.svg' } };
  const checked = readTenantConfig({ ...required, ...view, ...look, ...reach });
  if (!checked.ok) throw new Conflict(checked.issues.map(({ sentence }) => sentence).join(' '));
  return [
    '# yaml-language-server: $schema=../tenant.schema.json',
    '# Every key is explained by the schema above (an editor shows it) and in docs/open-a-space.md.',
    stringify(required).trimEnd(),
    '',
    '# What the list and the map show first.',
    stringify(view).trimEnd(),
    '',
    '# The look: two colours, and what stands beside this file. Everything else derives from them.',
    stringify(look, { defaultStringType: 'PLAIN' }).trimEnd(),
    '',
    '# Who may join: open, approval, invitation or member-list.',
    stringify({ entry: { rule: 'open' } }).trimEnd(),
    '',
    '# How people write to the association; the space cannot be opened without: { email: bonjour@example.org }',
    stringify(reach).trimEnd(),
    '',
  ].join('\n');
}

function placeholderLogo(name: string): string {
  const initials = name
    .split(/[\s-]+/)
    .map((word) => Array.from(word)[0] ?? '')
    .slice(0, 2)
    .join('')
    .replace(/[<>&]/g, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img">
  <rect width="64" height="64" rx="14" fill="${brand}"/>
  <rect x="14" y="50" width="36" height="4" rx="2" fill="${accent}"/>
  <text x="32" y="41" text-anchor="middle" font-family="sans-serif" font-size="26" font-weight="700" fill="#ffffff">${initials}</text>
</svg>
`;
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
