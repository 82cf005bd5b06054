import { auditLog, type GlobalTx, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { PlatformCtx } from '../ctx/index.ts';

/** A platform verb with a person behind it; without one, the platform itself acts (at a start, say). */
export interface OperatorCtx extends PlatformCtx {
  /** Name of the operating system's user. */
  operator?: string;
}

export interface Act {
  /** `tenant.apply`, `tenant.open`: what, then what was done to it. */
  action: string;
  tenantId?: string;
  /** Never a secret, never a member's words. */
  details?: Record<string, unknown>;
}

/** Leaves a line in the transaction of the act itself, so that there is never the one without the other. */
export async function recordAct(platform: OperatorCtx, tx: TenantTx | GlobalTx, act: Act): Promise<void> {
  const at = platform.clock();
  await tx.insert(auditLog).values({
    id: newId(at),
    at,
    actor: platform.operator ?? 'platform',
    action: act.action,
    tenantId: act.tenantId ?? null,
    details: act.details ?? {},
  });
}
