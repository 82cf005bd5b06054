import { mostOfPlan, roomFor } from '@entraide/model/plan';
import { inTenant } from '../ctx/index.ts';
import { defineJob } from '../job/define-job.ts';
import { enqueueMail } from '../mail/index.ts';
import { planIn, tellRoomKind, useIn } from '../room/index.ts';
import { lastTold, markTold, teamReaders } from '../team/index.ts';

/** About the same, at most once in so many days. */
const QUIET_MS = 30 * 86_400_000;

/** Tells the admins that little room is left in their plan, or none: each at most once a month. */
export const tellRoomJob = defineJob({
  ...tellRoomKind,
  run: (ctx) =>
    inTenant(ctx, async (tx) => {
      const { limits } = await planIn(ctx, tx);
      const rooms = [];
      for (const of of ['members', 'storage'] as const) {
        if (mostOfPlan(limits, of) === null) continue;
        const room = roomFor(limits, of, await useIn[of](tx));
        const { used, most, level } = room;
        if (most !== null && level !== 'plenty') rooms.push({ of, used, most, full: level !== 'near' });
      }
      if (rooms.length === 0) return;
      const full = rooms.some((room) => room.full);
      const now = ctx.clock();
      const what = full ? 'room-full' : 'room-near';
      const last = await lastTold(tx, what);
      if (last && now.getTime() - last.getTime() < QUIET_MS) return;
      const mail = { kind: 'room' as const, full, rooms };
      for (const { to, locale } of await teamReaders(tx, now, 'admin'))
        await enqueueMail(ctx, tx, { to, locale, mail });
      await markTold(tx, what, now);
    }),
});
