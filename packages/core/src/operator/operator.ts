import { eq, type GlobalTx, operatorFactors, operators } from '@entraide/db';
import type { OperatorCtx } from '../audit/index.ts';
import type { PlatformCtx } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';

export interface Operator {
  id: string;
  email: string;
  /** Null until its owner has set the account up. */
  name: string | null;
}

/** Somebody who asks to be let in: nobody yet, in a browser, from somewhere. */
export interface ConsoleVisitor extends PlatformCtx {
  browserToken: string;
  ip: string | null;
}

/** What acts of an operator are recorded under. */
export const nameOf = ({ name, email }: Pick<Operator, 'name' | 'email'>): string => name ?? email;

/** The platform for somebody who has just proven who they are. */
export const actingAs = <C extends PlatformCtx>(ctx: C, operator: Operator): C & OperatorCtx => ({
  ...ctx,
  operator: nameOf(operator),
});

/**
 * A proof that does not hold. One answer for every reason, so that nobody learns from it who is an operator, in which browsers, and
 * with what.
 */
export const wrongProof = (field: string) =>
  new Invalid([{ path: [field], code: 'wrong-proof', message: 'This does not let you in.' }]);

/** A link that was used, replaced, has run out, or never was. */
export const deadLink = () =>
  new Invalid([{ path: ['link'], code: 'dead-link', message: 'This link was used already, or has ended.' }]);

/** How an operator can prove who they are; recovery codes stand in for a lost phone and do not count. */
export async function factorsOf(tx: GlobalTx, operatorId: string) {
  const rows = await tx
    .select({ kind: operatorFactors.kind })
    .from(operatorFactors)
    .where(eq(operatorFactors.operatorId, operatorId));
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  const factors = { passkeys: count('passkey'), totp: count('totp') > 0, recoveryCodes: count('recovery') };
  return { ...factors, isSetUp: factors.passkeys > 0 || factors.totp };
}

/** Locks the row, so that two verbs about one operator come one after the other. */
export async function lockOperator(
  tx: GlobalTx,
  by: { id: string } | { email: string },
): Promise<Operator | null> {
  const [row] = await tx
    .select({ id: operators.id, email: operators.email, name: operators.name })
    .from(operators)
    .where('id' in by ? eq(operators.id, by.id) : eq(operators.email, by.email))
    .for('update');
  return row ?? null;
}
