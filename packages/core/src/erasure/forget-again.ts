import { erasures, inArray, members, type TenantTx } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { reachStore } from '../file/index.ts';
import { forget } from './forget.ts';
import { type Erasure, erasureOf } from './mark-erasure.ts';

const AT_A_TIME = 1000;

/** Who was erased in a space, as it is kept beside its files. Never inside a transaction. @throws Unavailable */
export async function markedErasures(
  platform: Pick<PlatformCtx, 'fileStore' | 'log'>,
  tenantId: string,
): Promise<Erasure[]> {
  const names = await reachStore(platform, () => platform.fileStore.marks(tenantId));
  return names.flatMap((name) => erasureOf(name) ?? []);
}

/**
 * Forgets people again whom a backup brought back.
 * @returns how many of them were there
 */
export async function forgetAgain(
  ctx: Pick<PlatformCtx, 'clock'>,
  tx: TenantTx,
  erased: readonly Erasure[],
): Promise<number> {
  let back = 0;
  for (let at = 0; at < erased.length; at += AT_A_TIME) {
    const some = erased.slice(at, at + AT_A_TIME);
    const dayOf = new Map(some.map(({ memberId, on }) => [memberId, on]));
    const found = await tx
      .select({ id: members.id, email: members.email })
      .from(members)
      .where(inArray(members.id, [...dayOf.keys()]));
    for (const member of found) await forget(ctx, tx, member, dayOf.get(member.id));
    back += found.length;
    await tx
      .insert(erasures)
      .values(some.map(({ memberId, on }) => ({ memberId, erasedOn: on })))
      .onConflictDoNothing();
  }
  return back;
}
