import type { TenantTx } from '@entraide/db';
import { type Ctx, memberOf } from '../ctx/index.ts';
import { type ActName, recordAct } from './record-act.ts';

/** Who of the team really wrote what stands under the name of the desk; nothing for anybody else. */
export async function recordForDesk(
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  tx: TenantTx,
  action: Extract<ActName, `ask.${string}`>,
): Promise<void> {
  if (memberOf(ctx)?.behind !== undefined) await recordAct(ctx, tx, { action });
}
