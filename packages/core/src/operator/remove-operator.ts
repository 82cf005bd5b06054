import { asc, eq, inArray, operatorFactors, operators } from '@entraide/db';
import { Email } from '@entraide/model/member';
import { z } from 'zod';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { nameOf, type Operator } from './operator.ts';

const Given = z.strictObject({ email: Email });

/**
 * Ends an account with its sessions, at once. What it did stays in the audit log.
 * @throws NotFound, Invalid; Conflict for the last operator who can sign in
 */
export async function removeOperator(
  ctx: OperatorCtx,
  given: unknown,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<Operator> {
  const { email } = parse(Given, given);
  return outsideTenant(ctx, async (tx) => {
    // All of them: two who remove each other at the same moment come one after the other.
    const all = await tx.select().from(operators).orderBy(asc(operators.id)).for('update');
    const operator = all.find((one) => one.email === email);
    if (!operator) throw new NotFound();
    const ready = await tx
      .selectDistinct({ id: operatorFactors.operatorId })
      .from(operatorFactors)
      .where(inArray(operatorFactors.kind, ['passkey', 'totp']));
    if (ready.length === 1 && ready[0]?.id === operator.id)
      throw new Conflict('This is the last operator who can sign in: add another one first.');
    if (dryRun) return operator;
    await tx.delete(operators).where(eq(operators.id, operator.id));
    await recordOperation(ctx, tx, { action: 'operator.remove', details: { operator: nameOf(operator) } });
    return operator;
  });
}
