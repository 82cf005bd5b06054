import { enqueue, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';

/**
 * Asks for this space's nightly sweep. There is no list of spaces to go through at night: whoever leaves something behind that
 * must go asks for it here. Same key and same moment all day long, so that one sweep a space waits, however often it is asked.
 */
export async function sweepTonight(ctx: Pick<Ctx, 'clock'>, tx: TenantTx): Promise<void> {
  // A copy: setUTCHours changes the date it is called on, and that one is the clock's.
  const runAt = new Date(ctx.clock());
  runAt.setUTCHours(27, 0, 0, 0);
  await enqueue(tx, 'cleanup', {}, { key: 'cleanup', runAt });
}
