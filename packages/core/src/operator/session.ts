import {
  and,
  eq,
  type GlobalTx,
  gt,
  lte,
  operatorBrowsers,
  operatorSessions,
  operators,
  or,
} from '@entraide/db';
import { recordOperation } from '../audit/index.ts';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { hashOf, newToken } from '../session/index.ts';
import { actingAs, type ConsoleVisitor, nameOf, type Operator } from './operator.ts';

const MINUTE_MS = 60_000;
/** A session ends after a day's work, and sooner where nobody is at the screen. */
const LONGEST_MS = 12 * 60 * MINUTE_MS;
const IDLE_MS = 60 * MINUTE_MS;
const KNOWN_BROWSER_MS = 30 * 24 * 60 * MINUTE_MS;

export interface SignedInOperator extends Operator {
  name: string;
  sessionId: string;
  signedInAt: Date;
}

/** With what somebody signed in, for the audit log. */
export type Proof = 'passkey' | 'totp' | 'recovery-code';

export interface OpenedSession {
  operator: Operator;
  /** Returned once and kept nowhere. */
  token: string;
}

/** In the transaction of the proof. */
export async function openSessionIn(
  ctx: ConsoleVisitor,
  tx: GlobalTx,
  operator: Operator,
  proof: Proof,
): Promise<OpenedSession> {
  await recordOperation(actingAs(ctx, operator), tx, { action: 'operator.sign-in', details: { proof } });
  return startSessionIn(ctx, tx, operator);
}

/** From now on this browser is known. */
export async function startSessionIn(
  ctx: ConsoleVisitor,
  tx: GlobalTx,
  operator: Operator,
): Promise<OpenedSession> {
  const now = ctx.clock();
  const token = newToken();
  await tx.insert(operatorSessions).values({
    id: hashOf(token),
    operatorId: operator.id,
    createdAt: now,
    seenAt: now,
    endsAt: new Date(now.getTime() + LONGEST_MS),
  });
  await tx
    .insert(operatorBrowsers)
    .values({ operatorId: operator.id, browserHash: hashOf(ctx.browserToken), usedAt: now })
    .onConflictDoUpdate({
      target: [operatorBrowsers.operatorId, operatorBrowsers.browserHash],
      set: { usedAt: now },
    });
  return { operator, token };
}

/** Who holds this token; null when nobody (any more) does. */
export async function readOperatorSession(ctx: PlatformCtx, token: string): Promise<SignedInOperator | null> {
  if (token.length < 16 || token.length > 200) return null;
  const now = ctx.clock();
  const id = hashOf(token);
  const idleSince = new Date(now.getTime() - IDLE_MS);
  return outsideTenant(ctx, async (tx) => {
    const [row] = await tx
      .select({ session: operatorSessions, operator: operators })
      .from(operatorSessions)
      .innerJoin(operators, eq(operators.id, operatorSessions.operatorId))
      .where(
        and(
          eq(operatorSessions.id, id),
          gt(operatorSessions.endsAt, now),
          gt(operatorSessions.seenAt, idleSince),
        ),
      );
    if (!row) return null;
    const { session, operator } = row;
    // Once a minute is exact enough, and a page does not wait for a write.
    if (now.getTime() - session.seenAt.getTime() > MINUTE_MS)
      await tx.update(operatorSessions).set({ seenAt: now }).where(eq(operatorSessions.id, id));
    const { id: operatorId, email, name } = operator;
    return {
      id: operatorId,
      email,
      name: nameOf({ name, email }),
      sessionId: id,
      signedInAt: session.createdAt,
    };
  });
}

/** Is this a browser in which the operator signed in lately? */
export async function knowsBrowser(
  { clock, browserToken }: ConsoleVisitor,
  tx: GlobalTx,
  operatorId: string,
): Promise<boolean> {
  const rows = await tx
    .select({ usedAt: operatorBrowsers.usedAt })
    .from(operatorBrowsers)
    .where(
      and(
        eq(operatorBrowsers.operatorId, operatorId),
        eq(operatorBrowsers.browserHash, hashOf(browserToken)),
        gt(operatorBrowsers.usedAt, new Date(clock().getTime() - KNOWN_BROWSER_MS)),
      ),
    );
  return rows.length > 0;
}

/** Ends this session; everywhere: all of them, and no browser is known any more. */
export async function signOutOperator(
  ctx: PlatformCtx,
  { id, sessionId }: Pick<SignedInOperator, 'id' | 'sessionId'>,
  { everywhere }: { everywhere: boolean },
): Promise<void> {
  await outsideTenant(ctx, async (tx) => {
    if (everywhere) await endAllIn(tx, id);
    else await tx.delete(operatorSessions).where(eq(operatorSessions.id, sessionId));
  });
}

export async function endAllIn(tx: GlobalTx, operatorId: string): Promise<void> {
  await tx.delete(operatorSessions).where(eq(operatorSessions.operatorId, operatorId));
  await tx.delete(operatorBrowsers).where(eq(operatorBrowsers.operatorId, operatorId));
}

/** Sessions and browsers of the past. */
export async function sweepSessions({ clock }: PlatformCtx, tx: GlobalTx): Promise<void> {
  const before = (ms: number) => new Date(clock().getTime() - ms);
  await tx
    .delete(operatorSessions)
    .where(or(lte(operatorSessions.endsAt, clock()), lte(operatorSessions.seenAt, before(IDLE_MS))));
  await tx.delete(operatorBrowsers).where(lte(operatorBrowsers.usedAt, before(KNOWN_BROWSER_MS)));
}
