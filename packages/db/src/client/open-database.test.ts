import { inspect } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, driverFor, type TestDatabase } from '../testing/index.ts';
import { ConstraintViolation, type Database, openDatabase, type TenantTx } from './index.ts';

const A = '0190a000-0000-7000-8000-00000000000a';
const B = '0190b000-0000-7000-8000-00000000000b';
const notes = pgTable('notes', {
  tenantId: uuid('tenant_id'),
  id: integer().notNull(),
  body: text(),
});

let server: TestDatabase;
let superuser: ReturnType<typeof driverFor>;
let db: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  superuser = driverFor(server.superuserUrl);
  await server.sql.unsafe(`
    create table notes (
      tenant_id uuid not null default current_tenant(), id int, body text,
      constraint notes__id primary key (tenant_id, id),
      constraint notes__body check (body <> 'forbidden')
    );
    select lock_tenant_table('notes');
    grant select, insert, update, delete on notes to entraide_app`);
  db = openDatabase({ url: server.urls.app, size: 2 });
});
afterEach(() => superuser`truncate notes`);
afterAll(async () => {
  await db.close();
  await superuser.end();
  await server.close();
});

const pidOf = async (tx: TenantTx) =>
  Number([...(await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))][0]?.pid);
const kill = (pid: number) => superuser`select pg_terminate_backend(${pid}, 5000)`;
const bodies = (tenant: string) =>
  db.inTenant(tenant, async (tx) =>
    (await tx.select().from(notes).orderBy(notes.id)).map(({ body }) => body),
  );
const write = (tenant: string, id: number, body: string) =>
  db.inTenant(tenant, (tx) => tx.insert(notes).values({ id, body }));

describe('whose transaction it is', () => {
  test('rows go to the tenant and come back to it alone', async () => {
    await write(A, 1, 'of a');
    expect(await bodies(A)).toEqual(['of a']);
    expect(await bodies(B)).toEqual([]);
  });

  test('outside a tenant the setting is empty, also on a session that had one, and nothing is there', async () => {
    await write(A, 1, 'of a');
    const seen = () =>
      db.outsideTenant(async (tx) => [
        ...(await tx.execute(
          sql`select current_setting('app.tenant_id') as id, (select count(*)::int from notes) as notes`,
        )),
      ]);
    expect(await Promise.all([seen(), seen(), seen()])).toEqual(Array(3).fill([{ id: '', notes: 0 }]));
    const writing = db.outsideTenant((tx) => tx.insert(notes).values({ tenantId: A, id: 2, body: 'x' }));
    await expect(writing).rejects.toMatchObject({ name: 'QueryFailed', code: '42501' });
  });

  test('a unit may have its statements planned once, and the next one has not', async () => {
    const one = openDatabase({ url: server.urls.app, size: 1 });
    const mode = (plannedOnce: boolean) =>
      one.outsideTenant(
        async (tx) => [...(await tx.execute(sql`select current_setting('plan_cache_mode') as mode`))],
        {
          plannedOnce,
        },
      );
    expect(await mode(true)).toEqual([{ mode: 'force_generic_plan' }]);
    expect(await mode(false)).toEqual([{ mode: 'auto' }]);
    await one.close();
  });

  test.each(['', 'a', `${A}'; drop table notes; --`, `${A} `])(
    'inTenant(%j) is refused before anything is sent',
    async (id) => {
      await expect(db.inTenant(id, async () => 'never')).rejects.toThrow(TypeError);
    },
  );

  test('a tenant set for the session by a careless handler does not reach the next one', async () => {
    const one = openDatabase({ url: server.urls.app, size: 1 });
    await one.inTenant(A, (tx) => tx.execute(sql.raw(`set app.tenant_id = '${A}'`)));
    const next = await one.outsideTenant((tx) => tx.execute(sql`select current_tenant() as id`));
    expect([...next]).toEqual([{ id: null }]);
    await one.close();
  });
});

describe('how it ends', () => {
  test('what throws is undone, and the session serves again', async () => {
    const one = openDatabase({ url: server.urls.app, size: 1 });
    const pid = await one.inTenant(A, pidOf);
    const failing = one.inTenant(A, async (tx) => {
      await tx.insert(notes).values({ id: 1, body: 'gone' });
      throw new RangeError('no');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await bodies(A)).toEqual([]);
    expect(await one.inTenant(A, pidOf)).toBe(pid);
    await one.close();
  });

  test('a failure nobody asked about is not committed in silence', async () => {
    const swallowing = db.inTenant(A, async (tx) => {
      await tx.insert(notes).values({ id: 1, body: 'first' });
      await tx
        .insert(notes)
        .values({ id: 1, body: 'second' })
        .catch(() => {});
    });
    await expect(swallowing).rejects.toMatchObject({ name: 'QueryFailed', code: '25P02' });
    expect(await bodies(A)).toEqual([]);
  });

  test('a query sent without being awaited still belongs to the transaction', async () => {
    await db.inTenant(A, async (tx) => {
      void tx
        .insert(notes)
        .values({ id: 1, body: 'sent' })
        .then(() => {});
      await Promise.resolve();
      await tx.execute(sql`select 1`);
    });
    expect(await bodies(A)).toEqual(['sent']);
  });

  test('a handle kept after the unit is dead, whoever has the session now', async () => {
    let kept: TenantTx | undefined;
    await db.inTenant(A, async (tx) => {
      kept = tx;
      await tx.execute(sql`select 1`);
    });
    await write(B, 1, 'of b');
    await expect(db.inTenant(B, async () => kept?.select().from(notes))).rejects.toMatchObject({
      name: 'UnitOver',
    });
    await expect(kept?.savepoint(async () => 1)).rejects.toMatchObject({ name: 'UnitOver' });
  });

  test.each(['commit', 'rollback', 'begin', 'start transaction', 'commit and chain'])(
    'a handler cannot say %j',
    async (word) => {
      const trying = db.inTenant(A, async (tx) => {
        await tx.insert(notes).values({ id: 1, body: 'x' });
        await tx.execute(sql.raw(word));
        await tx.select().from(notes);
      });
      await expect(trying).rejects.toMatchObject({ name: 'QueryFailed', code: '25001' });
      expect(await bodies(B)).toEqual([]);
    },
  );

  test('two statements do not fit into one query', async () => {
    const two = db.inTenant(A, (tx) => tx.execute(sql.raw('select 1; select 2')));
    await expect(two).rejects.toMatchObject({ code: '42601' });
  });

  test('read only means so', async () => {
    const writing = db.inTenant(A, (tx) => tx.insert(notes).values({ id: 1 }), { readOnly: true });
    await expect(writing).rejects.toMatchObject({ name: 'QueryFailed', code: '25006' });
  });
});

describe('savepoints', () => {
  test('undo what is inside and keep what is around, drizzle’s own transaction() included', async () => {
    await db.inTenant(A, async (tx) => {
      await tx.insert(notes).values({ id: 1, body: 'around' });
      const inner = tx.savepoint(async (point) => {
        await point.insert(notes).values({ id: 2, body: 'inside' });
        await point.insert(notes).values({ id: 1, body: 'again' });
      });
      await expect(inner).rejects.toBeInstanceOf(ConstraintViolation);
      const bare = tx as unknown as { transaction(fn: (tx: TenantTx) => Promise<unknown>): Promise<unknown> };
      await bare.transaction((point) => point.insert(notes).values({ id: 3, body: 'nested' }));
      await expect(bare.transaction(() => Promise.reject(new RangeError()))).rejects.toThrow(RangeError);
      await tx.savepoint((point) =>
        point.savepoint((deeper) => deeper.insert(notes).values({ id: 4, body: 'deep' })),
      );
    });
    expect(await bodies(A)).toEqual(['around', 'nested', 'deep']);
  });

  test('the whole is undone when the outside fails after an inner one was kept', async () => {
    const failing = db.inTenant(A, async (tx) => {
      await tx.savepoint((point) => point.insert(notes).values({ id: 1, body: 'kept?' }));
      throw new RangeError();
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await bodies(A)).toEqual([]);
  });

  test('two at once are refused, and its handle dies with it', async () => {
    await db.inTenant(A, async (tx) => {
      let kept: TenantTx | undefined;
      const first = tx.savepoint(async (point) => {
        kept = point;
        await point.execute(sql`select 1`);
      });
      await expect(tx.savepoint(async () => 1)).rejects.toThrow(/one after another/);
      await first;
      await expect(kept?.execute(sql`select 1`)).rejects.toMatchObject({ name: 'UnitOver' });
    });
  });
});

describe('when the server goes away', () => {
  test('in the middle of a unit: everybody who waits hears it, and the next unit is served', async () => {
    const heard: unknown[] = [];
    const unit = db.inTenant(A, async (tx) => {
      const pid = await pidOf(tx);
      const sleeping = tx.execute(sql`select pg_sleep(30)`).catch((error) => heard.push(error.name));
      await kill(pid);
      await sleeping;
      await tx.insert(notes).values({ id: 1, body: 'never' });
    });
    await expect(unit).rejects.toMatchObject({ name: 'DatabaseUnavailable', reason: 'lost' });
    expect(heard).toEqual(['DatabaseUnavailable']);
    expect(await bodies(A)).toEqual([]);
  });

  test('between two queries, while the handler does something else', async () => {
    const unit = db.inTenant(A, async (tx) => {
      await kill(await pidOf(tx));
      await tx.select().from(notes);
    });
    await expect(unit).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
    await write(A, 1, 'after');
    expect(await bodies(A)).toEqual(['after']);
  });

  test('an idle session that died is not handed out', async () => {
    const one = openDatabase({ url: server.urls.app, size: 1 });
    const before = await one.inTenant(A, pidOf);
    await kill(before);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await one.inTenant(A, pidOf)).not.toBe(before);
    await one.close();
  });

  test('nobody there: a clear error after the time to acquire; a wrong password: at once', async () => {
    const nowhere = openDatabase({ url: 'postgres://entraide_app:x@127.0.0.1:1/x' });
    await expect(nowhere.inTenant(A, pidOf)).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      reason: 'connect',
    });
    await nowhere.close();
    const url = new URL(server.urls.app);
    url.password = 'wrong';
    const refused = openDatabase({ url: url.href });
    await expect(refused.inTenant(A, pidOf)).rejects.toMatchObject({
      reason: 'connect',
      cause: { code: '28P01' },
    });
    await refused.close();
  });
});

describe('time', () => {
  test('a unit past its deadline fails, its query stops, its session is not used again', async () => {
    const one = openDatabase({ url: server.urls.app, size: 1 });
    let pid = 0;
    const slow = one.inTenant(
      A,
      async (tx) => {
        pid = await pidOf(tx);
        await new Promise((resolve) => setTimeout(resolve, 400));
        await tx.insert(notes).values({ id: 1, body: 'late' });
      },
      { deadlineMs: 150 },
    );
    await expect(slow).rejects.toMatchObject({ name: 'DatabaseUnavailable', reason: 'deadline' });
    expect(await one.inTenant(A, pidOf)).not.toBe(pid);
    await expect
      .poll(() => superuser`select 1 from pg_stat_activity where pid = ${pid}`, { timeout: 5_000 })
      .toEqual([]);
    await one.close();
    expect(await bodies(A)).toEqual([]);
  });

  test('a longer deadline reaches the server, too', async () => {
    const allowed = await db.inTenant(
      A,
      (tx) => tx.execute(sql`select current_setting('statement_timeout') as ms`),
      {
        deadlineMs: 60_000,
      },
    );
    expect([...allowed]).toEqual([{ ms: '1min' }]);
  });

  test('when every session is lent, a waiter gives up', async () => {
    const one = openDatabase({ url: server.urls.app, size: 1 });
    const holding = one.inTenant(A, (tx) => tx.execute(sql`select pg_sleep(3.5)`));
    await expect(one.inTenant(B, pidOf)).rejects.toMatchObject({ reason: 'busy' });
    await holding;
    expect(await one.inTenant(B, pidOf)).toBeGreaterThan(0);
    await one.close();
  });

  test('close lets running units finish and refuses new ones', async () => {
    const closing = openDatabase({ url: server.urls.app, size: 1 });
    const running = closing.inTenant(A, async (tx) => {
      await tx.execute(sql`select pg_sleep(0.2)`);
      await tx.insert(notes).values({ id: 1, body: 'finished' });
    });
    const waiting = closing.inTenant(A, pidOf);
    await closing.inTenant(A, async () => {}).catch(() => {});
    const closed = closing.close();
    await expect(closing.inTenant(A, pidOf)).rejects.toMatchObject({ reason: 'closed' });
    await Promise.all([running, waiting, closed]);
    expect(await bodies(A)).toEqual(['finished']);
  });
});

describe('errors', () => {
  const failing: [string, (tx: TenantTx) => Promise<unknown>, object][] = [
    [
      'unique',
      (tx) => tx.insert(notes).values([{ id: 1 }, { id: 1 }]),
      { constraint: 'notes__id', kind: 'unique' },
    ],
    [
      'check',
      (tx) => tx.insert(notes).values({ id: 1, body: 'forbidden' }),
      { constraint: 'notes__body', kind: 'check' },
    ],
    [
      'not null',
      (tx) => tx.execute(sql`insert into notes (id) values (${null})`),
      { constraint: 'notes__id', kind: 'not_null' },
    ],
    [
      'foreign key',
      (tx) =>
        tx.execute(sql`insert into sessions (id, member_id, expires_at) values ('s', ${A}::uuid, now())`),
      { constraint: 'sessions__member_id', kind: 'foreign_key' },
    ],
  ];
  test.each(failing)('a broken %s constraint comes as its name', async (_, work, expected) => {
    await expect(db.inTenant(A, work)).rejects.toMatchObject({ name: 'ConstraintViolation', ...expected });
  });

  test.each([
    ['a constraint', (tx: TenantTx) => tx.insert(notes).values([{ id: 1, body: 'forbidden' }])],
    ['a bad value', (tx: TenantTx) => tx.execute(sql`select ${'forbidden'}::int`)],
    [
      'an unknown column',
      (tx: TenantTx) => tx.execute(sql`select forbiddenColumn from notes where body = ${'forbidden'}`),
    ],
  ])('neither query nor parameter of %s shows anywhere', async (_, work) => {
    const error = await db.inTenant(A, work).catch((thrown) => thrown);
    expect(`${error.message} ${JSON.stringify(error)} ${error.stack}`).not.toMatch(
      /forbidden\b|from notes|insert into/,
    );
    expect(inspect(error)).not.toMatch(/forbidden\b|from notes|insert into/);
  });
});

test('dates and arrays go in and come out', async () => {
  const at = new Date('2026-01-02T03:04:05.678Z');
  const rows = await db.inTenant(A, (tx) =>
    tx.execute(sql`
      select (${at}::timestamptz = '2026-01-02T03:04:05.678Z')::text as same, ${sql.param(['a', 'b"\\,{}', null])}::text[] as texts,
        ${A}::uuid = any (${sql.param([A, B])}::uuid[]) as found, array[1, 2, null] as numbers, array[]::text[] as none`),
  );
  expect([...rows]).toEqual([
    { same: 'true', texts: ['a', 'b"\\,{}', null], found: true, numbers: [1, 2, null], none: [] },
  ]);
});

test('works with a pooler’s settings: no named statements, no startup settings', async () => {
  const plain = openDatabase({ url: server.urls.app, size: 1, prepare: false });
  await plain.inTenant(A, (tx) => tx.insert(notes).values({ id: 9, body: 'plain' }));
  const found = await plain.inTenant(A, async (tx) => {
    const named = await tx.execute(sql`select count(*)::int as n from pg_prepared_statements`);
    return [[...named], await tx.select({ body: notes.body }).from(notes).where(eq(notes.id, 9))];
  });
  expect(found).toEqual([[{ n: 0 }], [{ body: 'plain' }]]);
  await plain.close();
});
