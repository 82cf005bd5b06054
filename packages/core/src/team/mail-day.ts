import type { TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { sinceMidnightMs } from '../place/local-day.ts';
import { teamReaders } from './readers.ts';
import { lastTold, markTold } from './told.ts';
import { waitingFor } from './waiting.ts';

const HOUR_MS = 3_600_000;

/**
 * The mail of the day, from its hour on, to each of the team for whom something waits; to nobody else. What came within the hour before was
 * told when it came, and is left for tomorrow.
 */
export async function mailDay(ctx: Ctx, tx: TenantTx): Promise<void> {
  const { home, desk } = ctx.tenant.config;
  const now = ctx.clock();
  const sinceHourMs = sinceMidnightMs(home, now) - desk.mailHour * HOUR_MS;
  if (sinceHourMs < 0) return;
  const hour = new Date(now.getTime() - sinceHourMs);
  const last = await lastTold(tx, 'day');
  if (last && last >= hour) return;
  const before = new Date(hour.getTime() - HOUR_MS);
  for (const reader of await teamReaders(tx, now, 'moderator')) {
    const { things, total } = await waitingFor(tx, reader, { before });
    if (total === 0) continue;
    const said = things.map(({ since, ...thing }) => ({ ...thing, since: since.toISOString() }));
    const once = `day ${reader.id} ${hour.toISOString()}`;
    await enqueueMail(ctx, tx, { ...reader, mail: { kind: 'day', things: said, total } }, { once });
  }
  await markTold(tx, 'day', now);
}
