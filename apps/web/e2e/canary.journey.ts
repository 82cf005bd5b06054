import { sendMails } from '@entraide/core/testing';
import type { ServerBuild } from '@remix-run/server-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from '../server/start/page-source.ts';
import { testServer } from '../server/testing/index.ts';
import { routesOf } from './crawl/addresses.ts';
import { Canaries, type Letter } from './crawl/canary.ts';
import { columnsWithout } from './crawl/columns.ts';
import { Crawl } from './crawl/crawl.ts';
import { type Form, Forms } from './crawl/forms.ts';
import { outside, visitorsOf } from './crawl/people.ts';
import { type Planted, plant, type Server } from './crawl/plant.ts';
import { everybody, mayRead, readersOf } from './crawl/readers.ts';
import { snapshot, translation } from './crawl/snapshot.ts';
import type { Ask } from './crawl/visit.ts';

const nothing = async () => ({ kind: 'none' }) as const;
const dns = { rootDomain: 'example', addresses: nothing, texts: nothing, alias: nothing, here: nothing };

/** Thousands of requests, on a machine that may do other things besides. */
const LONG_MS = 400_000;

const canaries = new Canaries();
let server: Server;
let spaces: Record<Letter, Planted>;
let crawl: Crawl;
let visitors: Map<string, Ask>;
let outsiders: Awaited<ReturnType<typeof outside>>;
beforeAll(async () => {
  const { pages } = await builtPages();
  server = await testServer({ pages, dns });
  const [a, b, c] = [
    await plant(server, canaries, 'a'),
    await plant(server, canaries, 'b'),
    await plant(server, canaries, 'c'),
  ];
  spaces = { a, b, c };
  visitors = await visitorsOf(server, a, b);
  outsiders = await outside(server, a);
  const routes = routesOf(pages.build as ServerBuild, server.app);
  crawl = new Crawl(canaries, routes, new Forms(routes));
});
afterAll(() => server.close());

/** Who tries what is not theirs; for the others nothing is different. */
const meddlers = 'stranger elsewhere support pending member limited blocked moderator admin'.split(' ');

const found = () => ({ leaks: [...crawl.leaks].sort(), broken: crawl.broken });
const none = { leaks: [], broken: [] };

describe('what is planted', () => {
  it('is in every column that can hold a text, in each of three spaces', async () => {
    for (const planted of Object.values(spaces)) {
      const { columns, without } = await columnsWithout(server, canaries, planted);
      expect(columns.length).toBeGreaterThan(100);
      expect(without, 'plant a canary: e2e/crawl/rows.ts').toEqual([]);
    }
  });

  it('has readers', () => {
    for (const name of canaries.names())
      for (const who of readersOf({ space: 'a', name })) expect(everybody).toContain(who);
  });

  it('is noticed where it may not be', async () => {
    const { a, b } = spaces;
    const notices = new Crawl(canaries, crawl.routes, crawl.forms);
    const text = `${b.ids['listings.id held']} ${a.people.author.email} ${a.people.author.displayName}`;
    const ask = async (method: string, path: string) => ({
      method,
      path,
      status: 200,
      type: '',
      text,
      said: path,
    });
    await notices.read({ place: 'a', who: 'member', ask }, a);
    const names = new Set([...notices.leaks].map((leak) => leak.split(': ')[1]));
    expect([...names].sort()).toEqual([
      'a members.display_name last of author',
      'a members.email of author',
      'b listings.id held',
    ]);
  });
});

describe('nobody is shown what is not theirs to read', () => {
  it(
    'by any page of a space',
    async () => {
      const { a, b } = spaces;
      await Promise.all([...visitors].map(([who, ask]) => crawl.read({ place: 'a', who, ask }, a, b)));
      expect(found()).toEqual(none);
    },
    LONG_MS,
  );

  it('by any page of a space that only its members read', async () => {
    const { a, b } = spaces;
    for (const [who, ask] of await visitorsOf(server, b, a))
      if (['stranger', 'elsewhere', 'pending', 'member'].includes(who))
        await crawl.read({ place: 'b', who, ask }, b);
    expect(found()).toEqual(none);
  });

  it('by any page of the platform and its console', async () => {
    for (const place of ['platform', 'console'] as const)
      for (const [who, ask] of outsiders[place]) await crawl.read({ place, who, ask }, spaces.a);
    expect(found()).toEqual(none);
  });

  it('and everybody is shown what is: a crawl that finds nothing proves nothing', () => {
    const unseen = canaries
      .names()
      .filter((name) => readersOf({ space: 'a', name }).length > 0 && !crawl.shown.has(name));
    expect(unseen).toEqual([]);
  });
});

describe('nobody changes what is another space’s, or is told of it', () => {
  it(
    'by any form or method',
    async () => {
      const { a, b, c } = spaces;
      const before = [await snapshot(server, b), await snapshot(server, c)];
      await Promise.all(
        meddlers.map(async (who) => {
          const visit = { place: 'a', who, ask: visitors.get(who) as Ask } as const;
          await crawl.write(visit, translation(a, b));
          await crawl.knock(visit, c);
        }),
      );
      expect(found()).toEqual(none);
      expect([await snapshot(server, b), await snapshot(server, c)]).toEqual(before);
    },
    LONG_MS,
  );

  it('by any form that somebody blocked sends about what is the other one’s', async () => {
    const ask = visitors.get('blocked') as Ask;
    // They stay, and stay who they are.
    const staying = ({ route: { pattern } }: Form) => pattern !== '/me' && pattern !== '/logout';
    await crawl.write({ place: 'a', who: 'blocked', ask }, (text) => text, staying);
    expect(found()).toEqual(none);
  });

  it('by any mail, whatever people do in their own space', async () => {
    const { a } = spaces;
    // Whose decision it is changes what they may see: here only what is another space's counts.
    const acting = new Crawl(canaries, crawl.routes, crawl.forms, ({ space }) => space === 'a');
    for (const who of ['starter', 'author', 'moderator', 'admin'])
      await acting.write({ place: 'a', who, ask: visitors.get(who) as Ask }, (text) => text);
    expect({ leaks: [...acting.leaks], broken: acting.broken }).toEqual(none);
    const mails = await sendMails(server.worker, a.space.tenant.id);
    expect(mails.length).toBeGreaterThan(5);
    // The id of the space is for the provider, which tells later what became of a mail.
    for (const { tenantId: _, ...mail } of mails) {
      const who = Object.entries(a.people).find(([, { email }]) => email === mail.to)?.[0] ?? 'stranger';
      const secret = canaries.in(JSON.stringify(mail)).filter((canary) => {
        const own = canary.name.startsWith(`members.`) && canary.name.endsWith(` of ${who}`);
        return canary.space !== 'a' || !(own || mayRead('a', who, canary));
      });
      expect(secret, `${mail.subject} to ${who}`).toEqual([]);
    }
  });

  it('by the archive of a space', async () => {
    const ask = outsiders.console.get('operator') as Ask;
    const { status, text } = await ask('POST', `/spaces/${spaces.a.space.tenant.slug}/export`, '');
    expect(status).toBe(200);
    const held = canaries.in(text);
    expect(held.filter(({ space }) => space !== 'a')).toEqual([]);
    expect(held.length).toBeGreaterThan(50);
  });

  it('by the log, which names nobody of any space', () => {
    expect(server.lines.length).toBeGreaterThan(crawl.asked);
    const named = canaries.in(JSON.stringify(server.lines)).map(({ name }) => name);
    expect([...new Set(named)]).toEqual(['tenants.slug']);
  });
});
