import { and, eq, type GlobalTx, gt, operatorLinks, operators } from '@entraide/db';
import type { OperatorCtx } from '../audit/index.ts';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { hashOf, newToken } from '../session/index.ts';
import { deadLink, factorsOf, lockOperator, type Operator } from './operator.ts';

const LINK_MS = 24 * 3_600_000;

/** Makes a link; the one before it ends. The token is returned once and kept nowhere. */
export async function makeLinkIn(
  { clock }: OperatorCtx,
  tx: GlobalTx,
  operatorId: string,
): Promise<{ token: string; endsAt: Date }> {
  const token = newToken();
  const endsAt = new Date(clock().getTime() + LINK_MS);
  const link = { tokenHash: hashOf(token), endsAt };
  await tx
    .insert(operatorLinks)
    .values({ operatorId, ...link })
    .onConflictDoUpdate({ target: operatorLinks.operatorId, set: link });
  return { token, endsAt };
}

export interface OpenLink {
  operator: Operator;
  /** False: the link is for setting the account up; true: it stands in for a browser that is known. */
  isSetUp: boolean;
}

/** What a link leads to; null when it leads nowhere. Looking uses nothing up. */
export function readLink(ctx: PlatformCtx, token: string): Promise<OpenLink | null> {
  return outsideTenant(ctx, async (tx) => {
    const [row] = await tx
      .select({ id: operators.id, email: operators.email, name: operators.name })
      .from(operatorLinks)
      .innerJoin(operators, eq(operators.id, operatorLinks.operatorId))
      .where(isLive(ctx, token));
    if (!row) return null;
    const { isSetUp } = await factorsOf(tx, row.id);
    return { operator: row, isSetUp };
  });
}

/** Whose link it is, with a lock on their account: whoever comes second waits, and finds it used. @throws Invalid `dead-link` */
export async function lockLink(ctx: PlatformCtx, tx: GlobalTx, token: string): Promise<OpenLink> {
  const find = () => tx.select().from(operatorLinks).where(isLive(ctx, token));
  const [link] = await find();
  const operator = link && (await lockOperator(tx, { id: link.operatorId }));
  if (!operator || (await find()).length === 0) throw deadLink();
  const { isSetUp } = await factorsOf(tx, operator.id);
  return { operator, isSetUp };
}

export async function dropLink(tx: GlobalTx, operatorId: string): Promise<void> {
  await tx.delete(operatorLinks).where(eq(operatorLinks.operatorId, operatorId));
}

const isLive = ({ clock }: PlatformCtx, token: string) =>
  and(eq(operatorLinks.tokenHash, hashOf(token)), gt(operatorLinks.endsAt, clock()));
