import type { Ctx } from '@entraide/core/ctx';
import { myWaiting, type Waiting } from '@entraide/core/member';

export interface WaitingData extends Omit<Waiting, 'since'> {
  since: string;
}

/** What somebody waits for, for their pages; null for who does not wait. */
export async function waitingOf(ctx: Ctx): Promise<WaitingData | null> {
  const waiting = await myWaiting(ctx);
  return waiting && { ...waiting, since: waiting.since.toISOString() };
}
