import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openPlatform, type Platform } from '@entraide/core/platform';
import { readSettings } from '@entraide/core/settings';
import { startTestDns } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, ownFolder, platform } from './testing/run-here.ts';

const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const main = join(import.meta.dirname, 'main.ts');

let dir: string;
const tenants = () => join(dir, 'tenants');

/** The command as an operator starts it: a process of its own, which has to end by itself. */
function started(...words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [tsx, main, ...words],
      { env: process.env, cwd: dir, maxBuffer: 1 << 26 },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const create = (slug: string, ...more: string[]) =>
  platform(
    'tenant',
    'create',
    slug,
    '--name',
    slug,
    '--home',
    '45.76,4.84',
    '--place',
    'Lyon',
    '--dir',
    tenants(),
    ...more,
  );

/** As a shell would: quotes hold words together. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);

/** As an association does before it opens its space. */
async function fillIn(slug: string) {
  const yaml = join(tenants(), slug, 'tenant.yaml');
  const text = await readFile(yaml, 'utf8');
  await writeFile(yaml, text.replace('contact: {}', 'contact: { email: bonjour@example.org }'));
  const pages = join(tenants(), slug, 'pages');
  for (const name of await readdir(pages)) {
    const page = await readFile(join(pages, name), 'utf8');
    await writeFile(join(pages, name), page.replaceAll(/\[\[.*\]\]/g, 'Written.'));
  }
}

let leave: () => Promise<void>;
beforeAll(async () => {
  ({ dir, leave } = await ownFolder());
});
afterAll(() => leave());

describe('as a process', () => {
  it('explains itself', async () => {
    const { code, out, err } = await started('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const word of ['doctor', 'db', 'operator', 'tenant', 'demo', 'mail', 'jobs'])
      expect(out).toContain(word);
  });

  it('ends with the code that says how it went', async () => {
    const { code, out, err } = await started('tenant', 'validat');
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toMatch(/Did you mean validate/);
  });

  it('brings its own database, asks it, and ends', async () => {
    const { code, out } = await started('db', 'status');
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('pending  0001') });
  });
});

describe('without a database', () => {
  it('explains itself', async () => {
    const { code, out } = await platform('--help');
    expect(code).toBe(0);
    for (const word of ['doctor', 'db', 'operator', 'tenant', 'demo', 'mail', 'jobs'])
      expect(out).toContain(word);
  });

  it.each([
    [['tenant', 'validat'], /Did you mean validate/],
    [['tenant', 'list', '--jsonn'], /Did you mean --json/],
    [['tenant', 'show'], /missing required argument 'slug'/],
    [['demo', 'ufe', '--listings', 'many'], /whole number/],
    [['db', 'url', '--role', 'root'], /Allowed choices/],
    [['tenant', 'explode', 'ufe'], /unknown command/],
  ])('answers %j with 64 and what it did not understand', async (words, said) => {
    const { code, out, err } = await platform(...words);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toMatch(said);
  });

  it('validates folders: data on stdout, talk on stderr', async () => {
    expect(await create('lyon')).toMatchObject({ code: 0 });
    expect(await platform('tenant', 'validate', '--dir', tenants())).toEqual({
      code: 0,
      out: '',
      err: 'tenants: 1 fine (lyon)\n',
    });
    const file = join(tenants(), 'lyon/tenant.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('brand:', 'colour:'));
    const { code, out } = await platform('tenant', 'validate', '--dir', tenants());
    expect(code).toBe(1);
    expect(out).toMatch(
      /^tenants\/lyon\/tenant\.yaml:\d+:\d+ {2}"colour" is not a known key here\. Did you mean "brand"\?\n$/,
    );
    const json = await platform('tenant', 'validate', '--dir', tenants(), '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      tenants: [],
      problems: [{ file: 'tenants/lyon/tenant.yaml' }],
    });
    await writeFile(file, good);
  });

  it('asks for a contact, writes pages with blanks, and says the folder in its next step', async () => {
    expect(await create('nice', '--contact', 'mailto:Nice@Example.org', '--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringContaining('email: nice@example.org'),
    });
    expect(await create('nice', '--contact', 'nice')).toMatchObject({
      code: 1,
      err: expect.stringContaining('"nice" is not an e-mail address.'),
    });
    const { out, err } = await create('nice');
    expect(out.match(/pages\/\w+\.\w+\.md/g)).toHaveLength(8);
    expect(err).toContain('names no contact yet');
    expect(err).toContain(`then pnpm platform tenant apply nice --dir ${tenants()}\n`);
    await rm(join(tenants(), 'nice'), { recursive: true });
  });

  it('says what, why and what next', async () => {
    const { code, err } = await create('metz', '--locales', 'fr,xx');
    expect(code).toBe(1);
    expect(err).toBe(
      'There is no language "xx".\nWhy:  there are fr, en, ar, es, pt, de\nNext: --locales fr,en\n',
    );
    expect(await create('lyon')).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
  });
});

describe('with a database', () => {
  // Commands attach to a server that runs already, as they do beside the web server.
  let held: Platform;
  beforeAll(async () => {
    held = await openPlatform(readSettings({ DATA_DIR: join(dir, 'data') }));
  });
  afterAll(() => held.close());

  it('brings it up and says where it is', async () => {
    const before = await platform('db', 'status');
    expect(before).toMatchObject({ code: 1, out: expect.stringContaining('pending  0001') });
    expect(await platform('db', 'migrate', '--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringContaining('0001'),
    });
    expect((await platform('db', 'migrate')).code).toBe(0);
    expect(await platform('db', 'status')).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('pending'),
    });
    expect((await platform('db', 'url', '--role', 'owner')).out).toMatch(/^postgres:\/\/entraide_owner:/);
  });

  it('plans with 2, applies with 0, plans again with 0', async () => {
    const plan = await platform('tenant', 'plan', '--dir', tenants());
    expect(plan).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^lyon: create\n {2}\+ domain lyon\.localhost: "primary"/),
    });
    expect((await platform('tenant', 'apply', '--dry-run', '--dir', tenants())).code).toBe(2);
    expect(JSON.parse((await platform('tenant', 'list', '--json')).out)).toEqual([]);
    expect(await platform('tenant', 'apply', '--dir', tenants())).toMatchObject({
      code: 0,
      err: expect.stringContaining('1 created'),
    });
    expect((await platform('tenant', 'plan', '--dir', tenants())).code).toBe(0);
  });

  it('looks after a space and remembers what it did', async () => {
    const refused = await platform('tenant', 'open', 'lyon', '--dir', tenants());
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^"lyon" is not ready to be opened\.$/m);
    expect(refused.err).toMatch(/^tenants\/lyon\/tenant\.yaml:\d+:\d+ {2}Nobody could write/m);
    expect(refused.err).toMatch(
      /^tenants\/lyon\/pages\/legal\.en\.md:5:1 {2}Still to be written: \[\[ to fill in: publisher/m,
    );
    expect(refused.err).toContain(`then pnpm platform tenant apply lyon --dir ${tenants()} and`);
    await fillIn('lyon');
    expect((await platform('tenant', 'apply', 'lyon', '--dir', tenants())).code).toBe(0);
    expect(await platform('tenant', 'open', 'lyon', '--dir', tenants())).toMatchObject({
      code: 0,
      out: 'lyon: private -> open\n',
    });
    expect(await platform('tenant', 'open', 'lyon')).toMatchObject({ code: 0, err: 'It was so already.\n' });
    expect((await platform('tenant', 'plan', '--dir', tenants())).code).toBe(0);
    expect((await platform('tenant', 'invite', 'lyon', 'ana@example.org', '--role', 'admin')).code).toBe(0);
    expect((await platform('jobs', 'list')).out).toContain('send_mail');
    const shown = JSON.parse((await platform('tenant', 'show', 'lyon', '--json')).out);
    expect(shown).toMatchObject({ slug: 'lyon', status: 'open', host: 'lyon.localhost' });
    expect(shown.acts.map(({ action }: { action: string }) => action)).toEqual([
      'tenant.invite',
      'tenant.status',
      'tenant.update',
      'tenant.create',
    ]);
    expect(await platform('tenant', 'show', 'lion')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/There is no space "lion"\.\nWhy: {2}there are lyon\nNext: /),
    });
  });

  it('claims, checks, makes primary and lets go a domain of a space', async () => {
    const dns = await startTestDns();
    process.env.DNS_SERVERS = dns.address;
    try {
      const domain = (...words: string[]) => platform('tenant', 'domain', ...words);
      const dry = await domain('add', 'lyon', 'aide.example.org', '--dry-run');
      expect(dry).toMatchObject({ code: 0, err: 'Nothing was written: this was a dry run.\n' });
      const added = JSON.parse((await domain('add', 'lyon', 'https://Aide.example.org/', '--json')).out);
      expect(added).toMatchObject({ hosts: ['aide.example.org'], changed: true });
      const [txt, cname] = added.records;
      expect(cname).toMatchObject({ type: 'CNAME', fullName: 'aide.example.org', value: 'localhost' });
      expect(await domain('check', 'lyon')).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^Next: at the DNS provider, write the records/),
      });
      expect(await domain('primary', 'lyon', 'aide.example.org')).toMatchObject({ code: 1 });
      dns.records[`${txt.fullName} TXT`] = [txt.value];
      dns.records['aide.example.org A'] = ['127.0.0.1'];
      const checked = await domain('check', 'lyon', 'aide.example.org');
      expect(checked).toMatchObject({ code: 0, out: expect.stringMatching(/serving +found +here/) });
      expect((await domain('primary', 'lyon', 'aide.example.org')).code).toBe(0);
      expect((await domain('list', 'lyon')).out).toMatch(/aide\.example\.org +primary +space\n/);
      expect((await platform('tenant', 'plan', '--dir', tenants())).code).toBe(0);
      expect((await domain('remove', 'lyon', 'aide.example.org')).code).toBe(0);
      expect((await domain('list', 'lyon')).out).toMatch(/aide\.example\.org +let-go +space\n/);
      expect((await domain('remove', 'lyon', 'aide.example.org')).code).toBe(0);
      expect((await domain('list', 'lyon')).out).not.toContain('aide.example.org');
      expect(await domain('remove', 'lyon', 'aide.example.org')).toMatchObject({ code: 1 });
      expect(await domain('add', 'lion', 'aide.example.org')).toMatchObject({
        code: 1,
        err: expect.stringContaining('There is no space "lion".'),
      });
      expect(await domain('add', 'lyon', '10.0.0.1')).toMatchObject({
        code: 1,
        err: expect.stringContaining('a domain has a name'),
      });
    } finally {
      delete process.env.DNS_SERVERS;
      await dns.close();
    }
  });

  it('does what docs/open-a-space.md says, command by command', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../docs/open-a-space.md'), 'utf8');
    const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
      .flatMap(([, block = '']) => block.split('\n'))
      .filter((line) => line.startsWith('pnpm platform '))
      .map((line) => wordsOf(line.replace(/\s#.*$/, '')).slice(2));
    expect(commands.length).toBeGreaterThan(8);
    const ended: [string, number][] = [];
    for (const words of commands) {
      const inFolder = ['create', 'validate', 'plan', 'apply', 'open', 'pull'].includes(words[1] ?? '');
      const call = () => platform(...words, ...(inFolder ? ['--dir', tenants()] : []));
      let { code } = await call();
      if (words[1] === 'open') {
        // As the page says: not before the blanks are filled in, and applied.
        expect(code).toBe(1);
        await fillIn('les-voisins');
        await platform('tenant', 'apply', 'les-voisins', '--dir', tenants());
        code = (await call()).code;
      }
      ended.push([words.slice(0, 2).join(' '), code]);
    }
    expect(ended).toEqual([
      ['tenant create', 0],
      ['tenant validate', 0],
      ['tenant plan', 2],
      ['tenant apply', 0],
      ['tenant link', 0],
      ['tenant invite', 0],
      ['tenant open', 0],
      ['tenant plan', 0],
      ['tenant pull', 0],
      ['tenant apply', 0],
      ['tenant release', 0],
    ]);
    await rm(join(tenants(), 'les-voisins'), { recursive: true });
  });

  it('makes a space without a folder', async () => {
    const made = await platform(
      ...['tenant', 'create', 'nantes', '--name', 'Nantes', '--home', '47.2,-1.5', '--place', 'Nantes'],
      ...['--contact', 'a@example.org', '--from-web', '--dir', tenants()],
    );
    expect(made).toMatchObject({ code: 0, err: expect.stringContaining('--role admin') });
    expect(made.out).toMatch(/^nantes\nhttp:\/\/nantes\.localhost:3000\/i\/[0-9a-z]{12}\n$/);
    expect(made.err).toMatch(/[▀▄█]{5}/);
    const url = made.out.split('\n')[1];
    expect(await platform('tenant', 'link', 'nantes')).toMatchObject({ code: 0, out: `${url}\n` });
    const json = await platform('tenant', 'link', 'nantes', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ url, uses: 0, made: false });
    const dry = await platform('tenant', 'link', 'lyon', '--dry-run');
    expect(dry).toMatchObject({ code: 0, out: '', err: expect.stringContaining('would make a link') });
    const first = await platform(
      ...[
        'tenant',
        'create',
        'rennes',
        '--name',
        'Rennes',
        '--home',
        '48.1,-1.7',
        '--place',
        'Rennes',
        '--from-web',
      ],
      ...['--admin', 'ana@example.org', '--json'],
    );
    expect(JSON.parse(first.out)).toMatchObject({
      slug: 'rennes',
      invite: expect.stringContaining('rennes.localhost'),
    });
    expect(first.err).toContain('ana@example.org joins there too');
    expect((await create('rouen', '--admin', 'ana@example.org')).err).toContain('--admin needs a space');
    const pulled = await platform('tenant', 'pull', 'nantes', '--dir', tenants());
    expect(pulled.out).toMatch(/^~ .*nantes\/tenant\.yaml$/m);
    expect(await platform('tenant', 'pull', 'nantes', '--dir', tenants())).toMatchObject({
      code: 0,
      err: 'It was so already.\n',
    });
    expect((await platform('tenant', 'plan', 'nantes', '--dir', tenants())).code).toBe(0);
  });

  it('plants a demo once', async () => {
    const words = ['demo', 'lyon', '--listings', '50', '--members', '10', '--seed', '3'];
    expect(await platform(...words)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^lyon: 50 listings by 10 members/),
    });
    expect(await platform(...words)).toMatchObject({
      code: 0,
      err: expect.stringContaining('planted there already'),
    });
    const lyon = JSON.parse((await platform('tenant', 'list', '--json')).out).find(
      ({ slug }: { slug: string }) => slug === 'lyon',
    );
    expect(lyon).toMatchObject({ members: 10 });
    expect(lyon.listings).toBeGreaterThan(30);
  });

  it('takes a space out and brings it in again, as docs/run-a-platform.md says', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../docs/run-a-platform.md'), 'utf8');
    const commands = [...page.matchAll(/^pnpm platform (tenant (?:export|import) .*)$/gm)].map(
      ([, line = '']) => wordsOf(line.replace(/\s#.*$/, '').replaceAll('les-voisins', 'lyon')),
    );
    expect(commands).toHaveLength(3);
    for (const words of commands) expect(await platform(...words)).toMatchObject({ code: 0 });
    const spaces = JSON.parse((await platform('tenant', 'list', '--json')).out);
    const of = (name: string) => spaces.find(({ slug }: { slug: string }) => slug === name);
    expect(of('lyon-copy')).toMatchObject({ members: of('lyon').members, listings: of('lyon').listings });
    expect(await platform('tenant', 'export', 'lyon', '--out', 'lyon.tar.gz')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is there already'),
    });
    expect(await platform('tenant', 'import', 'lyon.tar.gz')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--slug NAME'),
    });
    expect(await platform('tenant', 'import', 'nowhere.tar.gz')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file'),
    });
    await writeFile('short.tar.gz', (await readFile('lyon.tar.gz')).subarray(0, 3000));
    expect(await platform('tenant', 'import', 'short.tar.gz', '--slug', 'short')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/cut short.*\nWhy: {2}nothing was imported\nNext: fetch/),
    });
    expect(await readdir('.')).not.toContain('lyon.tar.gz.partial');
  });

  it('resets the second factor of somebody in a space, and says so when there is none', async () => {
    const reset = (...words: string[]) => platform('member', 'reset-factor', ...words);
    expect(await reset('nowhere', 'ana@example.org')).toMatchObject({
      ...{ code: 1, out: '', err: expect.stringContaining('There is no space "nowhere".') },
    });
    const [slug = ''] = (await platform('tenant', 'list', '--json')).out.match(/(?<="slug":\s*")[^"]+/) ?? [];
    expect(await reset(slug, 'nobody@example.org')).toMatchObject({
      ...{ code: 1, out: '', err: expect.stringContaining('nobody@example.org') },
    });
  });

  it('adds operators with a link that is the only line on stdout, and removes them', async () => {
    const link = /^http:\/\/console\.localhost:\d+\/enter\/[\w-]{32}\n$/;
    const tried = await platform('operator', 'add', 'ana@example.org', '--dry-run');
    expect(tried).toMatchObject({ code: 0, out: '', err: expect.stringContaining('dry run') });
    expect(await platform('operator', 'list', '--json')).toMatchObject({ code: 0, out: '[]\n' });
    const added = await platform('operator', 'add', 'Ana@Example.org');
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(link) });
    const twice = await platform('operator', 'add', 'ana@example.org');
    expect(twice).toMatchObject({ code: 0, out: '', err: expect.stringContaining('--again') });
    const again = await platform('operator', 'add', 'ana@example.org', '--again', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ email: 'ana@example.org', isNew: false });
    expect((await platform('operator', 'list')).out).toMatch(/ana@example\.org\s+nothing yet/);
    for (const words of [
      ['add', 'bob@example.org', '--again'],
      ['remove', 'bob@example.org'],
    ])
      expect(await platform('operator', ...words)).toMatchObject({
        code: 1,
        err: expect.stringContaining('bob@example.org is no operator.'),
      });
    expect(await platform('operator', 'add', 'nobody')).toMatchObject({ code: 1, out: '' });
    expect(await platform('operator', 'remove', 'ana@example.org')).toMatchObject({ code: 0 });
  });

  it('has an empty mailbox at first, and no failed job', async () => {
    expect(await platform('mail', 'list', '--json')).toMatchObject({ code: 0, out: '[]\n' });
    expect(await platform('mail', 'show')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no mail 1'),
    });
    expect(await platform('jobs', 'retry')).toMatchObject({ code: 0, out: '0 jobs run again\n' });
  });
});
