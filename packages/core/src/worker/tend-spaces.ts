import { mailAnnouncements } from '../announcement/index.ts';
import type { PlatformCtx } from '../ctx/index.ts';
import { refreshOldestHealth, tellOperators } from '../health/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { askSilentAdmins, carryOutHandOvers } from '../succession/index.ts';

/** Longer than a round takes, so that a round seldom meets the one before. */
export const TEND_EVERY_MS = 5 * 60_000;
const ROUND_MS = 60_000;

/**
 * One round of the operator's work in all spaces, as their role: mails of announcements, then figures of the spaces counted longest ago,
 * then
 * mails to the operators about spaces that do not answer, and to admins who are not seen any more, then hand-overs that are due.
 * Several processes may do it at once. `goOn`: false as soon as the process is asked to stop.
 * @throws Unavailable
 */
export async function tendSpaces(
  platform: PlatformCtx & { address: PublicAddress },
  goOn: () => boolean,
): Promise<void> {
  for (const work of [
    mailAnnouncements,
    refreshOldestHealth,
    tellOperators,
    askSilentAdmins,
    carryOutHandOvers,
  ]) {
    const began = performance.now();
    await work(platform, { goOn: () => goOn() && performance.now() - began < ROUND_MS });
  }
}
