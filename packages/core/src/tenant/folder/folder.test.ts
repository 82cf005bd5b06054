import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPlans, createTenantFolder, formatProblem, missingToOpen, validateTenants } from './index.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'entraide-tenants-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function write(files: Record<string, string | Buffer>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
}

/** What the operator reads, with the folder's own path taken off. */
async function problems(files: Record<string, string | Buffer>): Promise<string[]> {
  await write(files);
  const found = await validateTenants(dir);
  return found.problems.map((problem) => formatProblem(problem).replace(`${dir}/`, ''));
}

const yaml = (...more: string[]) =>
  [
    'slug: lyon',
    'name: Lyon',
    'locales: [fr, en]',
    'home: { lat: 45.75, lon: 4.85, label: Lyon }',
    ...more,
  ].join('\n');
const svg = (inside = '', attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}<path d="M0 0h9"/></svg>`;

describe('a good folder', () => {
  it('reads with its words, pages and logos', async () => {
    await write({
      'lyon/tenant.yaml': yaml(
        'logo: { light: logo.svg, dark: dark.png }',
        'wording: { "browse:title": { en: Near } }',
      ),
      'lyon/logo.svg': svg(),
      'lyon/dark.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      'lyon/copy/fr.json': '{ "browse:title": "Près de vous" }',
      'lyon/pages/about.fr.md': '# À propos',
    });
    const { folders, problems: none } = await validateTenants(dir);
    expect(none).toEqual([]);
    expect(folders[0]?.config.wording).toEqual({ 'browse:title': { en: 'Near', fr: 'Près de vous' } });
    expect(folders[0]?.logos.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['logo.svg', 'image/svg+xml'],
      ['dark.png', 'image/png'],
    ]);
    expect(folders[0]?.written.pages).toEqual({ 'pages/about.fr.md': '# À propos' });
  });
});

describe('tenant.yaml', () => {
  it('names file, line, column and the likely meaning', async () => {
    const found = await problems({
      'lyon/tenant.yaml': yaml(
        'theme:',
        '  brandd: "#123456"',
        '  accent: orange',
        'tagline: { fr: Ensemble }',
        'entry:',
        '  rule: invitations',
        'domains: [lyon.example.org, lyon.example.org]',
      ),
    });
    expect(found).toMatchInlineSnapshot(`
      [
        "lyon/tenant.yaml:6:3  "brandd" is not a known key here. Did you mean "brand"?",
        "lyon/tenant.yaml:7:11  "orange": Write the colour as # and six digits 0-9 a-f, in quotes, for example "#1d4e6f".",
        "lyon/tenant.yaml:10:9  "invitations" is not a possible value of "rule". Did you mean "invitation"?",
      ]
    `);
  });

  it('wants every text in every language of the space', async () => {
    const found = await problems({ 'lyon/tenant.yaml': yaml('tagline: { fr: Ensemble }') });
    expect(found).toMatchInlineSnapshot(`
      [
        "lyon/tenant.yaml:5:10  There is no English text: add "en", or take en out of "locales".",
      ]
    `);
  });

  it('points at broken YAML', async () => {
    expect(
      await problems({ 'lyon/tenant.yaml': 'slug: lyon\nname: [Lyon\nslug: lyon\n' }),
    ).toMatchInlineSnapshot(`
      [
        "lyon/tenant.yaml:3:1  Flow sequence in block collection must be sufficiently indented and end with a ] (YAML: BAD_INDENT)",
        "lyon/tenant.yaml:3:1  Map keys must be unique (YAML: DUPLICATE_KEY)",
      ]
    `);
  });

  it('points at an empty value and at what is missing', async () => {
    expect(
      await problems({ 'lyon/tenant.yaml': 'slug: lyon\nname: Lyon\ntheme:\n  brand: #123456\n' }),
    ).toMatchInlineSnapshot(`
      [
        "lyon/tenant.yaml:1:1  "home" is missing.",
        "lyon/tenant.yaml:4:3  "brand" is empty: a colour needs quotes ("#1d4e6f"), because # starts a comment in YAML.",
      ]
    `);
  });

  it('belongs to its folder, and a host to one space', async () => {
    const found = await problems({
      'lyon/tenant.yaml': yaml('domains: [entraide.example.org, entraide.example.org]'),
      'metz/tenant.yaml': yaml('domains:', '  - entraide.example.org').replace('slug: lyon', 'slug: nancy'),
      'oran/logo.svg': svg(),
      'metz-2/tenant.yaml': yaml('domains:', '  - entraide.example.org').replace(
        'slug: lyon',
        'slug: metz-2',
      ),
    });
    expect(found).toMatchInlineSnapshot(`
      [
        "lyon/tenant.yaml:5:33  entraide.example.org is there twice.",
        "metz-2/tenant.yaml:6:5  entraide.example.org leads to "lyon" already; a host leads to one space.",
        "metz/tenant.yaml:1:7  The slug is "nancy", but the folder is "metz". Give both the same name.",
        "oran  There is no tenant.yaml here. "pnpm platform tenant create" makes a folder to start from.",
      ]
    `);
  });
});

describe('the files beside it', () => {
  it('are named with the place of the fault', async () => {
    const found = await problems({
      'lyon/tenant.yaml': yaml(
        'logo: { light: lost.svg }',
        'pages: [about, rules]',
        'wording: { "a:b": { fr: x } }',
      ),
      'lyon/copy/fr.json': '{\n  "a:b": "twice",\n  "no colon": "x",\n  "a:c": 7\n}',
      'lyon/copy/ar.json': '{ "a:b": "x" }',
      'lyon/copy/nl.json': '{}',
    });
    expect(found).toMatchInlineSnapshot(`
      [
        "lyon/copy/ar.json:1:1  "ar" is not one of the "locales" in tenant.yaml.",
        "lyon/copy/fr.json:2:3  "a:b" is said in tenant.yaml too; keep one of the two.",
        "lyon/copy/fr.json:3:3  "no colon" cannot stand here. Write "namespace:key", for example "browse:title".",
        "lyon/copy/fr.json:4:10  "fr" should be text, but is 7. Put it in quotes.",
        "lyon/copy/nl.json  Only fr.json, en.json, ar.json, es.json, pt.json, de.json may stand in copy/.",
      ]
    `);
  });

  it('are pages of the list, in languages of the space', async () => {
    const found = await problems({
      'lyon/tenant.yaml': yaml('logo: { light: lost.svg }', 'pages: [about, rules]'),
      'lyon/pages/abut.fr.md': 'x',
      'lyon/pages/about.ar.md': 'x',
      'lyon/pages/about.fr.md': 'x',
    });
    expect(found).toMatchInlineSnapshot(`
      [
        "lyon/pages/about.ar.md  "ar" is not one of the "locales" of this space: fr, en.",
        "lyon/pages/abut.fr.md  Name it <page>.<language>.md, with a page of "pages" in tenant.yaml: about, rules.",
        "lyon/tenant.yaml:5:16  There is no lost.svg beside tenant.yaml.",
        "lyon/tenant.yaml:6:16  There is no pages/rules.fr.md: write it, or take "rules" out.",
      ]
    `);
  });
});

describe('a logo', () => {
  const refused = async (content: string | Buffer, name = 'logo.svg') =>
    (await problems({ 'lyon/tenant.yaml': yaml(`logo: { light: ${name} }`), [`lyon/${name}`]: content }))[0];

  it.each([
    ['a script', svg('<script>alert(1)</script>'), /holds a script/],
    ['a handler', svg('', 'onload="alert(1)"'), /"onload" runs a script/],
    ['a page inside', svg('<foreignObject><p/></foreignObject>'), /foreignObject/],
    ['another file', svg('<use href="https://evil.example/x.svg#a"/>'), /leads outside the file/],
    ['another file, coded', svg('<use href="&#104;ttps://evil.example/x"/>'), /character in code/],
    ['a data address', svg('<use xlink:href="data:image/svg+xml,x"/>'), /leads outside/],
    ['a picture', svg('<image href="x.png"/>'), /holds a picture/],
    [
      'a style that calls out',
      svg('<style>@import "https://evil.example/x.css";</style>'),
      /loads another file/,
    ],
    ['a fill that calls out', svg('<rect fill="url(https://evil.example/#a)"/>'), /url\(#name\)/],
    [
      'a foreign name space',
      svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>'),
      /x:script/,
    ],
    ['an entity', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg()}`, /plain SVG/],
    ['a tag hidden in a value', svg('<path d="<script>"/>'), /plain SVG/],
    ['an animation of a link', svg('<set attributeName="href" to="javascript:alert(1)"/>'), /<set>/],
    ['a page', '<html></html>', /does not start with <svg>/],
    ['nothing', '', /no <svg>/],
  ])('may not hold %s', async (_, content, sentence) => {
    expect(await refused(content)).toMatch(sentence);
  });

  it('may refer to itself', async () => {
    expect(
      await refused(
        `<?xml version="1.0"?><!-- a > b -->${svg('<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/><style>.a{fill:url("#a")}</style>')}`,
      ),
    ).toBeUndefined();
  });

  it('is what its name says, and small', async () => {
    expect(await refused('<svg/>', 'logo.png')).toMatch(/not a png picture/);
    expect(await refused(`${svg()}<!--${'x'.repeat(300_000)}-->`)).toMatch(/may have 200 kB/);
  });
});

describe('createTenantFolder', () => {
  const lyon = {
    slug: 'lyon',
    name: 'Lyon Entraide',
    locales: ['fr' as const],
    home: { lat: 45.75, lon: 4.85, label: 'Lyon' },
  };

  it('makes a folder that validates as it stands', async () => {
    await createTenantFolder(dir, lyon);
    expect(await validateTenants(dir)).toMatchObject({
      problems: [],
      folders: [{ config: { slug: 'lyon' } }],
    });
  });

  it('writes a page a language, with a blank for all that only the association knows', async () => {
    const files = await createTenantFolder(dir, { ...lyon, locales: ['fr', 'en', 'ar'] });
    const blanks = (locale: string) =>
      files
        .filter(({ file }) => file.endsWith(`.${locale}.md`))
        .flatMap(({ content }) => [...content.matchAll(/^\[\[ .*? \]\]$/gm)].map(([blank]) => blank));
    for (const locale of ['fr', 'en', 'ar']) expect(blanks(locale), locale).toHaveLength(12);
    const french = blanks('fr').join('\n');
    for (const word of [
      ...['éditeur', 'dirige la publication', 'adresse', 'hébergeur', 'base légale', 'conservation'],
      ...['sous-traitants', 'autorité de protection', 'contact pour signaler'],
    ])
      expect(french).toContain(word);
  });

  it('writes nothing on a dry run, nor over what is there', async () => {
    expect(await createTenantFolder(dir, lyon, { dryRun: true })).toHaveLength(6);
    expect((await validateTenants(dir)).folders).toEqual([]);
    await createTenantFolder(dir, lyon);
    await expect(createTenantFolder(dir, lyon)).rejects.toThrow(/is there already/);
    await expect(createTenantFolder(dir, { ...lyon, slug: '../x' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

it('the demo’s own spaces miss nothing to be opened', async () => {
  const { folders } = await validateTenants(join(import.meta.dirname, '../../../../../tenants'));
  expect(folders.length).toBeGreaterThan(2);
  for (const { dir: folder, config, written } of folders) {
    const pages = new Map(Object.entries(written.pages));
    expect(missingToOpen(folder, { config, pages }, null)).toEqual([]);
  }
});

describe('platform.yaml', () => {
  const said = async (text: string) => {
    await write({ 'platform.yaml': text });
    const { plans, problems } = await checkPlans(dir);
    return plans ?? problems.map((problem) => formatProblem(problem).replace(`${dir}/`, ''));
  };

  it('may be left out: one free plan without limits', async () => {
    expect((await checkPlans(dir)).plans?.plans).toMatchObject([{ free: true, limits: { members: null } }]);
  });

  it('is read beside the folders of spaces', async () => {
    expect(await said('plans: [{ key: free, name: Gratuit, limits: { members: 200 } }]')).toMatchObject({
      plans: [{ key: 'free', limits: { members: 200 } }],
    });
  });

  it('says what is wrong, where, and what to do', async () => {
    expect(await said('plans:\n  - key: free\n    name: Gratuit\n    member: 3')).toEqual([
      'platform.yaml:4:5  "member" is not a known key here. Possible: key, name, text, limits, trialDays, prices.',
    ]);
    expect(await said('plans: [')).toEqual([expect.stringMatching(/^platform\.yaml:1:\d+ {2}.*YAML/)]);
  });
});
