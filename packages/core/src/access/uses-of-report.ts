import { type Ctx, memberOf } from '../ctx/index.ts';
import { networkOf } from './network.ts';
import type { Uses } from './spend.ts';

/** The limits that telling the team of something uses, with an account or without. @param email where to answer; empty: nowhere */
export function usesOfReport(ctx: Ctx, email: string): Uses {
  const member = memberOf(ctx);
  if (member) return { reports: member.memberId };
  return {
    ...(email !== '' && { 'reports-address': email }),
    'reports-network': ctx.ip === null ? 'unknown' : networkOf(ctx.ip),
    'reports-space': '',
  };
}
