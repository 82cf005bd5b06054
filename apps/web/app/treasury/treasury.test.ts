import type { TestSpace } from '@entraide/core/testing';
import { readYear } from '@entraide/core/treasury';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer, type Visitor } from '../../server/testing/index.ts';
import { buildOf, send } from '../../server/testing/route-build.ts';
import * as list from '../routes/admin_.money._index/route.tsx';
import * as take from '../routes/admin_.money.$id.take-back/route.tsx';
import * as enter from '../routes/admin_.money.enter/route.tsx';
import * as file from '../routes/admin_.money.export.ts';
import * as year from '../routes/admin_.money.year/route.tsx';
import * as me from '../routes/me._index/route.tsx';

const build = buildOf({
  list: { path: 'admin/money', module: list },
  enter: { path: 'admin/money/enter', module: enter },
  take: { path: 'admin/money/:id/take-back', module: take },
  year: { path: 'admin/money/year', module: year },
  file: { path: 'admin/money/export', module: file },
  me: { path: 'me', module: me },
});
const clock = () => new Date('2026-06-15T10:00:00Z');

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let admin: Visitor;
let ana: Awaited<ReturnType<TestSpace['member']>>;
beforeAll(async () => {
  server = await testServer({ pages: { build, mode: 'production' }, clock });
  space = await server.openSpace();
  admin = await somebody('admin');
  ana = await space.member({ displayName: '=Ana;"Été"' });
});
afterAll(() => server.close());

let visitors = 0;
async function somebody(role: 'member' | 'moderator' | 'admin', email?: string) {
  const member = email ? { email } : await space.member({ role });
  const visitor = server.visitor(space.tenant.host, `198.51.100.${++visitors}`);
  await visitor.signIn(space, member.email);
  return visitor;
}
const pageOf = async (visitor: Visitor, path: string) => (await (await visitor(path)).json()).loaderData;
const leadsTo = (response: Response) => [response.status, response.headers.get('location')];

async function formOf(given: Record<string, string> = {}) {
  const { enter: page } = await pageOf(admin, `/admin/money/enter?member=${ana.memberId}`);
  return {
    ...{
      key: page.key,
      memberId: ana.memberId,
      kind: 'due',
      method: 'cash',
      amount: '35,50',
      currency: 'EUR',
    },
    ...{ paidOn: '2026-06-14', covers: '2026', note: '', ...given },
  };
}

describe('the pages of the books', () => {
  it('are for admins', async () => {
    const moderator = await somebody('moderator');
    for (const path of ['', '/enter', '/year'])
      expect((await moderator(`/admin/money${path}`)).status, path).toBe(403);
    expect((await send(moderator, '/admin/money/export', { year: '2026' })).status).toBe(403);
    expect((await send(moderator, '/admin/money/enter', await formOf())).status).toBe(403);
    const visitor = server.visitor(space.tenant.host, '198.51.100.200');
    expect(leadsTo(await visitor('/admin/money'))[1]).toContain('/login');
  });

  it('a member is found, their payment entered, and sent twice it is one', async () => {
    const { enter: found } = await pageOf(admin, '/admin/money/enter?q=%3DAna');
    expect(found.found).toMatchObject([{ id: ana.memberId }]);
    const form = await formOf();
    for (let n = 0; n < 2; n++)
      expect(leadsTo(await send(admin, '/admin/money/enter', form))).toEqual([
        303,
        '/admin/money?done=entered&year=2026',
      ]);
    const { list: page } = await pageOf(admin, '/admin/money?done=entered&year=2026');
    expect(page).toMatchObject({
      done: 'entered',
      payments: [{ amount: '35,50\u00a0€', coversUntil: '2026-12-31' }],
    });
    expect(page.totals.rows[0].slice(0, 2)).toEqual(['EUR', '35,50\u00a0€']);
    const changed = await send(admin, '/admin/money/enter', { ...form, amount: '40' });
    expect(changed.status).toBe(409);
    const visitor = await somebody('member', ana.email);
    expect((await pageOf(visitor, '/me')).me.dues).toEqual({ until: '2026-12-31', standing: 'paid' });
  });

  it('what cannot be entered comes back with what was typed', async () => {
    const wrong = await send(
      admin,
      '/admin/money/enter',
      await formOf({ amount: '0.001', paidOn: '2026-07-01' }),
    );
    expect(wrong.status).toBe(422);
    const { faults, typed } = (await wrong.json()).actionData.enter;
    expect(typed.amount).toBe('0.001');
    expect(faults).toEqual([
      { field: 'amount', code: 'too-fine' },
      { field: 'paidOn', code: 'in-the-future' },
    ]);
    for (const given of [
      { key: 'x' },
      { memberId: 'x' },
      { covers: '99999' },
      { kind: 'x' },
      { note: 'x'.repeat(300) },
    ])
      expect((await send(admin, '/admin/money/enter', await formOf(given))).status).toBe(422);
  });

  it('a payment is taken back once, and not more of it than there is', async () => {
    const { list: page } = await pageOf(admin, '/admin/money?year=2026');
    const path = `/admin/money/${page.payments[0].id}/take-back`;
    const { take: form } = await pageOf(admin, path);
    expect(form).toMatchObject({ whole: '35.50' });
    const much = await send(admin, path, { key: form.key, amount: '36', reason: 'erreur' });
    expect((await much.json()).actionData.take.faults).toEqual([{ field: 'amount', code: 'more-than-left' }]);
    const back = { key: form.key, amount: '5,50', reason: '+erreur' };
    for (let n = 0; n < 2; n++)
      expect(leadsTo(await send(admin, path, back))).toEqual([303, '/admin/money?done=taken-back']);
    const { list: now } = await pageOf(admin, '/admin/money?year=2026');
    expect(now.payments).toMatchObject([{ state: 'refunded-in-part', refunded: '5,50\u00a0€' }]);
    for (const other of ['/admin/money/x/take-back', `/admin/money/${ana.memberId}/take-back`])
      expect((await admin(other)).status).toBe(404);
  });

  it('an address that nobody wrote shows the list all the same', async () => {
    for (const query of ['year=1', 'year=9999', 'kind=x', 'method=x', 'member=x', 'after=x', "q='"])
      expect([200, 422], query).toContain((await admin(`/admin/money?${query}`)).status);
    expect((await admin('/admin/money/year?year=x')).status).toBe(200);
  });
});

describe('the file for the treasurer', () => {
  const taken = async (given: Record<string, string>, headers = {}) =>
    send(admin, '/admin/money/export', given, headers);

  it('has each movement, amounts as numbers, no formula, and totals like those of the books', async () => {
    const file = await taken({ year: '2026' }, { 'accept-language': 'fr' });
    expect(file.headers.get('content-disposition')).toContain(`${space.tenant.slug}-money-2026.csv`);
    expect(file.headers.get('cache-control')).toBe('no-store');
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toContain('"Date";"Nature";"Moyen";"Qui";"Adresse e-mail";"Reçu";"Remboursé"');
    expect(lines[1]).toContain(`"'=Ana;""Été""";"${ana.email}";35,50;;;;35,50;"EUR"`);
    expect(lines[2]).toContain(`;;-5,50;;;-5,50;"EUR"`);
    expect(lines[2]).toContain(`"'+erreur"`);
    const total = lines.find((line) => line.startsWith('"Total";'));
    expect(total).toBe('"Total";;;;;35,50;-5,50;0,00;0,00;30,00;"EUR"');
    const actor = await space.member({ role: 'admin' });
    const { currencies } = await readYear(space.ctx({ actor, clock }), { year: 2026 });
    expect(currencies.map(({ total }) => total)).toMatchObject([{ dues: 3550, refunds: -550, net: 3000 }]);
  });

  it('is only sent for a year that is one, and by a button', async () => {
    for (const given of [{}, { year: 'x' }, { year: '1999' }])
      expect((await taken(given as Record<string, string>)).status).toBe(422);
    expect(leadsTo(await admin('/admin/money/export'))).toEqual([302, '/admin/money']);
    expect(await (await taken({ year: '2020' })).text()).not.toContain('Total');
  });
});
