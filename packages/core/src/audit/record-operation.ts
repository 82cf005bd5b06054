import { auditLog, type GlobalTx, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { Actor, PlatformCtx } from '../ctx/index.ts';

/** A platform verb with a person behind it; without one, the platform itself acts (at a start, say). */
export interface OperatorCtx extends PlatformCtx {
  /** Name of the operating system's user. */
  operator?: string;
}

/** The operator as an actor: the person, or the platform itself. */
export const operatorOf = ({ operator = 'platform' }: OperatorCtx) =>
  ({ kind: 'operator', name: operator }) as const satisfies Actor;

export interface Operation {
  /** `tenant.apply`, `tenant.open`: what, then what was done to it. */
  action: string;
  tenantId?: string;
  /** Never a secret, never a member's words. */
  details?: Record<string, unknown>;
}

/** Leaves a line in the transaction of the operation itself, so that there is never the one without the other. */
export async function recordOperation(
  platform: OperatorCtx,
  tx: TenantTx | GlobalTx,
  operation: Operation,
): Promise<void> {
  const at = platform.clock();
  await tx.insert(auditLog).values({
    id: newId(at),
    at,
    actor: operatorOf(platform).name,
    action: operation.action,
    tenantId: operation.tenantId ?? null,
    details: operation.details ?? {},
  });
}
