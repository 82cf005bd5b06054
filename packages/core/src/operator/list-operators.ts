import { asc, eq, operatorFactors, operatorLinks, operatorSessions, operators, sql } from '@entraide/db';
import type { OperatorCtx } from '../audit/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import type { Operator } from './operator.ts';

export interface ListedOperator extends Operator {
  createdAt: Date;
  passkeys: number;
  totp: boolean;
  /** How many are left. */
  recoveryCodes: number;
  /** Until when a link waits to be used; null when none does. */
  linkUntil: Date | null;
  /** Of the sessions that have not ended; null when there is none. */
  seenAt: Date | null;
}

/** All operators, oldest first. */
export function listOperators(ctx: OperatorCtx): Promise<ListedOperator[]> {
  return outsideTenant(ctx, async (tx) => {
    const factors = (kind: string) =>
      sql<number>`(select count(*)::int from ${operatorFactors} f where f.operator_id = ${operators.id} and f.kind = ${kind})`;
    const rows = await tx
      .select({
        id: operators.id,
        email: operators.email,
        name: operators.name,
        createdAt: operators.createdAt,
        passkeys: factors('passkey'),
        totps: factors('totp'),
        recoveryCodes: factors('recovery'),
        linkUntil: operatorLinks.endsAt,
      })
      .from(operators)
      .leftJoin(operatorLinks, eq(operatorLinks.operatorId, operators.id))
      .orderBy(asc(operators.createdAt), asc(operators.id));
    const sessions = await tx.select().from(operatorSessions).orderBy(asc(operatorSessions.seenAt));
    const now = ctx.clock();
    const seen = new Map(
      sessions.filter(({ endsAt }) => endsAt > now).map(({ operatorId, seenAt }) => [operatorId, seenAt]),
    );
    return rows.map(({ totps, linkUntil, ...row }) => ({
      ...row,
      totp: totps > 0,
      linkUntil: linkUntil && linkUntil > now ? linkUntil : null,
      seenAt: seen.get(row.id) ?? null,
    }));
  });
}
