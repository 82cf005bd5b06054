import { eq, members } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { sweep } from '../job/sweep.ts';
import { enterMovements, type Movement } from '../ledger/index.ts';
import { changeNoticeSettings, myNoticeSettings } from '../notice/index.ts';
import { sendMails, type TestSpace, testPlatform } from '../testing/index.ts';
import { putOut } from '../testing/plant-decision.ts';
import { sweepDuesReminders } from './remind.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let ana: MemberActor;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  ana = await space.member();
  await pays('2026-12-31');
});

const at = (day: string) => () => new Date(`${day}T10:00:00Z`);
const pays = (coversUntil: string, given: Partial<Movement> = {}) =>
  platform.app.inTenant(space.tenant.id, (tx) =>
    enterMovements({ clock: at('2026-01-02') }, tx, [
      {
        ...{ book: 'association', kind: 'due', method: 'cash', amount: 3500, currency: 'EUR', live: true },
        ...{ memberId: ana.memberId, source: `test:${newId()}`, happenedAt: at('2026-01-02')() },
        ...{ coversFrom: '2026-01-02', coversUntil, ...given },
      },
    ]),
  );
async function night(day: string) {
  const ctx = { ...space.ctx({ clock: at(day) }), db: platform.worker.db };
  await inTenant(ctx, (tx) => sweep([sweepDuesReminders], ctx, tx));
}
const asked = async () => (await space.mails()).map(({ to, mail }) => [to, mail.kind]);
/** Hands over what waits. */
const sent = (day: string) => sendMails({ ...platform.worker, clock: at(day) }, space.tenant.id);
const told = () => [ana.email, 'dues-end'];

describe('before the end of what is paid', () => {
  it('a member is told thirty days before, and five, once each, however often it is looked', async () => {
    await night('2026-11-30');
    expect(await asked()).toEqual([]);
    for (const day of ['2026-12-01', '2026-12-01', '2026-12-02', '2026-12-25']) await night(day);
    expect(await asked()).toEqual([told()]);
    const [mail] = await sent('2026-12-01');
    expect(mail?.subject).toBe('Votre cotisation court jusqu’au 31 décembre 2026');
    expect(mail?.text).toContain('Ne plus recevoir ces rappels');
    for (const day of ['2026-12-26', '2026-12-31', '2027-01-01', '2027-02-01']) await night(day);
    expect(await asked()).toEqual([told()]);
    expect(await sent('2026-12-26')).toHaveLength(1);
  });

  it('not where the space does without', async () => {
    const quiet = await platform.openSpace({ dues: { reminders: false } });
    const member = await quiet.member();
    await platform.app.inTenant(quiet.tenant.id, (tx) =>
      enterMovements({ clock: at('2026-01-02') }, tx, [
        {
          ...{ book: 'association', kind: 'due', method: 'cash', amount: 3500, currency: 'EUR', live: true },
          ...{ memberId: member.memberId, source: `test:${newId()}`, happenedAt: at('2026-01-02')() },
          ...{ coversFrom: '2026-01-02', coversUntil: '2026-12-31' },
        },
      ]),
    );
    const ctx = { ...quiet.ctx({ clock: at('2026-12-10') }), db: platform.worker.db };
    await inTenant(ctx, (tx) => sweep([sweepDuesReminders], ctx, tx));
    expect(await quiet.mails()).toEqual([]);
  });

  it('two nights at once tell it once, and a night that was left out is made up for', async () => {
    await Promise.all([night('2026-12-10'), night('2026-12-10'), night('2026-12-10')]);
    expect(await asked()).toEqual([told()]);
    // The one of thirty days was never due here: the nearer one alone is told.
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.update(members).set({ duesRemindedFor: null, duesRemindedDays: null }),
    );
    await night('2026-12-30');
    await night('2026-12-31');
    expect(await asked()).toHaveLength(2);
  });

  it('who paid for the next year is not told, and is told before the end of that one', async () => {
    await night('2026-12-01');
    await pays('2027-12-31');
    // The mail that waits is not sent any more.
    expect(await sent('2026-12-02')).toEqual([]);
    await night('2026-12-26');
    expect(await asked()).toEqual([]);
    await night('2027-12-01');
    expect(await asked()).toEqual([told()]);
  });

  it('dues that went back are no dues', async () => {
    const [paid] = await pays('2027-03-31');
    await night('2027-02-27');
    await pays('2026-12-31', {
      ...{ kind: 'refund', amount: -3500, ofSource: paid?.source ?? '', coversFrom: null, coversUntil: null },
    });
    expect(await sent('2027-02-27')).toEqual([]);
    await night('2027-03-01');
    expect(await asked()).toEqual([]);
  });

  it('nothing leaves in quiet hours', async () => {
    await night('2026-12-01');
    const late = { ...platform.worker, clock: () => new Date('2026-12-01T22:30:00Z') };
    expect(await sendMails(late, space.tenant.id)).toEqual([]);
  });

  it('nobody is told who chose so, who is suspended, or who left; nobody of a suspended space', async () => {
    const as = space.ctx({ actor: ana, clock: at('2026-11-01') });
    const { settings, hasDues } = await myNoticeSettings(as);
    expect(hasDues).toBe(true);
    await changeNoticeSettings(as, { ...settings, dues: 'never' });
    await night('2026-12-01');
    expect(await sent('2026-12-01')).toEqual([]);
    await changeNoticeSettings(as, { ...settings, dues: 'now' });
    const status = (now: 'suspended' | 'active') =>
      platform.app.inTenant(space.tenant.id, async (tx) => {
        if (now === 'suspended') await putOut(tx, ana.memberId);
        else await tx.update(members).set({ status: now }).where(eq(members.id, ana.memberId));
      });
    await status('suspended');
    await night('2026-12-26');
    expect(await asked()).toEqual([]);
    await status('active');
    await night('2026-12-26');
    await status('suspended');
    expect(await sent('2026-12-26')).toEqual([]);
    const ctx = space.ctx({ clock: at('2026-12-26'), tenant: { ...space.tenant, status: 'suspended' } });
    await inTenant(ctx, (tx) => sweepDuesReminders(ctx, tx));
    expect(await asked()).toEqual([]);
  });
});
