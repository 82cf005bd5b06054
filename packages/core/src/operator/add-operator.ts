import { eq, type GlobalTx, operatorFactors, operators } from '@entraide/db';
import { newId } from '@entraide/model';
import { Email } from '@entraide/model/member';
import { z } from 'zod';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { makeLinkIn } from './link.ts';
import { lockOperator, nameOf, type Operator } from './operator.ts';
import { endAllIn } from './session.ts';

const Given = z.strictObject({ email: Email });

export interface OperatorLink {
  operator: Operator;
  /** Null: they are an operator already, or nothing was to be changed. */
  link: { token: string; endsAt: Date } | null;
}

/** Makes an account, with a link that sets it up. Somebody who has one stays as they are. @throws Invalid */
export async function addOperator(
  ctx: OperatorCtx,
  given: unknown,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<OperatorLink & { isNew: boolean }> {
  const { email } = parse(Given, given);
  return outsideTenant(ctx, async (tx) => {
    const known = await lockOperator(tx, { email });
    if (known) return { operator: known, link: null, isNew: false };
    const operator = { id: newId(ctx.clock()), email, name: null };
    if (dryRun) return { operator, link: null, isNew: true };
    await tx.insert(operators).values({ ...operator, createdAt: ctx.clock() });
    await recordOperation(ctx, tx, { action: 'operator.add', details: { operator: email } });
    return { operator, link: await makeLinkIn(ctx, tx, operator.id), isNew: true };
  });
}

/**
 * A new link for somebody whose browser is not known, or who did not set the account up in time. It still asks for a code.
 * `reset`: forgets passkeys, app and recovery codes, for who has lost them all; then the link sets the account up anew.
 * @throws NotFound, Invalid
 */
export async function linkOperator(
  ctx: OperatorCtx,
  given: unknown,
  { reset = false, dryRun = false }: { reset?: boolean; dryRun?: boolean } = {},
): Promise<OperatorLink> {
  const { email } = parse(Given, given);
  return outsideTenant(ctx, async (tx) => {
    const operator = await lockOperator(tx, { email });
    if (!operator) throw new NotFound();
    if (dryRun) return { operator, link: null };
    if (reset) await forgetFactors(tx, operator.id);
    await recordOperation(ctx, tx, {
      action: reset ? 'operator.reset' : 'operator.link',
      details: { operator: nameOf(operator) },
    });
    return { operator, link: await makeLinkIn(ctx, tx, operator.id) };
  });
}

async function forgetFactors(tx: GlobalTx, operatorId: string): Promise<void> {
  await tx.delete(operatorFactors).where(eq(operatorFactors.operatorId, operatorId));
  await endAllIn(tx, operatorId);
}
