import { acts, sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ctx, type MemberActor, visitor } from '../ctx/index.ts';
import { acceptMember, deleteMe, refuseMember, setRole } from '../member/index.ts';
import { inviteMember } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { type Act, exportActs, listActs, recordAct } from './index.ts';

const platform = await testPlatform();
afterAll(() => platform.close());

let space: TestSpace;
let admin: MemberActor;
beforeAll(async () => {
  space = await platform.openSpace();
  admin = await space.member({ role: 'admin' });
});
const as = (actor: MemberActor | null): Ctx => space.ctx({ actor });
const newest = async (count: number) => (await listActs(as(admin))).slice(0, count);

it('is written by each verb that decides something, in its own transaction', async () => {
  const [waiting, unwanted, member] = [
    await space.member({ status: 'pending' }),
    await space.member({ status: 'pending' }),
    await space.member(),
  ];
  await acceptMember(as(admin), waiting.memberId);
  await refuseMember(as(admin), unwanted.memberId, { reason: 'Pas ici.' });
  await setRole(as(admin), member.memberId, { role: 'moderator' });
  await setRole(as(admin), member.memberId, { role: 'moderator' });
  await inviteMember(as(admin), { email: 'invited@example.org', role: 'moderator' });
  await deleteMe(as({ ...member, role: 'moderator' }));
  const by = { actorKind: 'member', actorId: admin.memberId };
  const to = (id: string) => ({ subjectKind: 'member', subjectId: id });
  expect(await newest(6)).toMatchObject([
    {
      action: 'member.leave',
      actorKind: 'member',
      actorId: member.memberId,
      ...to(member.memberId),
    },
    { action: 'member.invite', ...by, details: { role: 'moderator' } },
    { action: 'member.role', ...by, ...to(member.memberId), details: { from: 'member', to: 'moderator' } },
    { action: 'member.refuse', ...by, ...to(unwanted.memberId) },
    { action: 'member.accept', ...by, ...to(waiting.memberId) },
  ]);
  // Nobody's words, names or addresses.
  expect(JSON.stringify(await inSpace((tx) => tx.select().from(acts)))).not.toMatch(/@|Pas ici|Ana/);
});

it('is not written when the verb fails', async () => {
  const before = await listActs(as(admin));
  await expect(setRole(as(admin), admin.memberId, { role: 'member' })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await listActs(as(admin))).toEqual(before);
});

it('names whoever acted, of every kind', async () => {
  const actors: Ctx['actor'][] = [
    visitor,
    { kind: 'operator', name: 'root' },
    { kind: 'support', operator: 'root', until: new Date(0) },
    { kind: 'key', keyId: 'k', scopes: [] },
    { kind: 'job', name: 'cleanup' },
    { kind: 'webhook', source: 'stripe' },
  ];
  const act: Act = { action: 'space.settings' };
  // Two of one millisecond have no order.
  for (const [n, actor] of actors.entries())
    await inSpace((tx) => recordAct({ actor, clock: () => new Date(Date.now() + n * 1000) }, tx, act));
  expect((await newest(6)).map(({ actorKind, actorId }) => [actorKind, actorId])).toEqual([
    ['webhook', 'stripe'],
    ['job', 'cleanup'],
    ['key', 'k'],
    ['support', 'root'],
    ['operator', 'root'],
    ['visitor', null],
  ]);
});

it('is read page by page, by admins alone', async () => {
  const all = await listActs(as(admin), { limit: 200 });
  const first = await listActs(as(admin), { limit: 2 });
  const second = await listActs(as(admin), { limit: 200, before: first.at(-1)?.id });
  expect([...first, ...second]).toEqual(all);
  await expect(listActs(as(null))).rejects.toMatchObject({ code: 'sign-in-needed' });
  const moderator = await space.member({ role: 'moderator' });
  await expect(listActs(as(moderator))).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(listActs(as(admin), { before: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(listActs(as(admin), { limit: 1000 })).rejects.toMatchObject({ code: 'invalid' });
});

it('is found by noun, name and day, with the names of those who are there still', async () => {
  const [found, names] = [await platform.openSpace(), ['Zoé % Test', 'Ali']];
  const [boss, other] = await Promise.all(
    names.map((displayName) => found.member({ role: 'admin', displayName })),
  );
  if (!boss || !other) throw new Error('nobody is there');
  const ctx = found.ctx({ actor: boss });
  await setRole(ctx, other.memberId, { role: 'moderator' });
  await inviteMember(found.ctx({ actor: boss }), { email: 'a@example.org' });
  await inSpace((tx) => recordAct(ctx, tx, { action: 'space.texts-read' }), found);
  const actions = async (wanted: object) => (await listActs(ctx, wanted)).map(({ action }) => action);
  expect(await actions({ noun: 'member' })).toEqual(['member.invite', 'member.role']);
  expect(await actions({ name: 'ALI' })).toEqual(['member.role']);
  expect(await actions({ name: 'zoé %' })).toEqual(['space.texts-read', 'member.invite', 'member.role']);
  // A sign of a pattern is a letter like others.
  expect(await actions({ name: 'A%i' })).toEqual([]);
  const today = ctx.clock().toISOString().slice(0, 10);
  expect(await actions({ from: today, until: today, noun: 'space' })).toEqual(['space.texts-read']);
  expect(await actions({ until: '2020-01-01' })).toEqual([]);
  expect(await actions({ from: '2999-01-01' })).toEqual([]);
  expect((await listActs(ctx, { name: 'ali' }))[0]).toMatchObject({ by: names[0], to: names[1] });
  for (const wrong of [{ noun: 'x' }, { from: '2026-13-01' }, { until: 'soon' }, { name: 'x'.repeat(201) }])
    await expect(listActs(ctx, wrong)).rejects.toMatchObject({ code: 'invalid' });

  expect((await exportActs(ctx, { noun: 'member' })).map(({ action }) => action)).toEqual([
    'member.invite',
    'member.role',
  ]);
  expect((await listActs(ctx))[0]).toMatchObject({ action: 'space.acts-export', details: { acts: 2 } });
  for (const role of ['member', 'moderator'] as const)
    await expect(exportActs(found.ctx({ actor: await found.member({ role }) }))).rejects.toMatchObject({
      code: 'not-allowed',
    });
});

it.each(['app', 'worker', 'platform'] as const)('cannot be changed or removed by %s', async (role) => {
  const before = await listActs(as(admin));
  for (const statement of [`update acts set details = '{}'`, 'delete from acts', 'truncate acts']) {
    const tried = platform.database
      .db(role)
      .inTenant(space.tenant.id, (tx) => tx.execute(sql.raw(statement)));
    await expect(tried, statement).rejects.toMatchObject({ code: '42501' });
  }
  expect(await listActs(as(admin))).toEqual(before);
});

it('cannot be changed or removed by the owner of the tables, and goes with its space', async () => {
  const gone = await platform.openSpace();
  const boss = await gone.member({ role: 'admin' });
  await inviteMember(gone.ctx({ actor: boss }), { email: 'a@example.org' });
  const { sql: owner } = platform.database;
  const asOwner = (statement: string) =>
    owner.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${gone.tenant.id}, true)`;
      return await tx.unsafe(statement);
    });
  for (const statement of [`update acts set details = '{}'`, 'delete from acts'])
    await expect(asOwner(statement), statement).rejects.toMatchObject({ code: '42501' });
  expect(await asOwner('select from acts')).toHaveLength(1);
  await asOwner(`delete from tenants where id = '${gone.tenant.id}'`);
  expect(await asOwner('select from acts')).toHaveLength(0);
});

it('is the space’s own', async () => {
  const other = await platform.openSpace();
  const theirs = await other.member({ role: 'admin' });
  expect(await listActs(other.ctx({ actor: theirs }))).toEqual([]);
  const foreign = inSpace((tx) =>
    tx
      .insert(acts)
      .values({ tenantId: other.tenant.id, id: newId(), actorKind: 'visitor', action: 'space.status' }),
  );
  await expect(foreign).rejects.toMatchObject({ code: '42501' });
});

const inSpace = <T>(work: (tx: TenantTx) => Promise<T>, where = space) =>
  platform.app.inTenant(where.tenant.id, work);
