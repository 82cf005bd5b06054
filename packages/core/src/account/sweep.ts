import { knownBrowsers, loginCodes, lt } from '@entraide/db';
import type { Sweep } from '../job/sweep.ts';

const DAY_MS = 86_400_000;

/** As long as the cookie of the browser lasts. */
const KNOWN_BROWSER_MS = 400 * DAY_MS;

/** Codes a day after they were asked for, and browsers nobody came back with. */
export const sweepAccounts: Sweep = async (ctx, tx) => {
  const now = ctx.clock().getTime();
  await tx.delete(loginCodes).where(lt(loginCodes.createdAt, new Date(now - DAY_MS)));
  await tx.delete(knownBrowsers).where(lt(knownBrowsers.lastSeenAt, new Date(now - KNOWN_BROWSER_MS)));
  const [codes, browsers] = await Promise.all([
    tx.select({ id: loginCodes.id }).from(loginCodes).limit(1),
    tx.select({ id: knownBrowsers.memberId }).from(knownBrowsers).limit(1),
  ]);
  return codes.length + browsers.length > 0;
};
