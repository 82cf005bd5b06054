import { type GlobalTx, lt, textTraces } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { REMEMBERED_MS } from './trace-text.ts';

/** Forgets texts that did not come again. As the operator's role. */
export async function sweepTextTraces({ clock }: Pick<PlatformCtx, 'clock'>, tx: GlobalTx): Promise<void> {
  await tx.delete(textTraces).where(lt(textTraces.seenAt, new Date(clock().getTime() - REMEMBERED_MS)));
}
