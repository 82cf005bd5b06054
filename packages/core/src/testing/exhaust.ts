import { eq, limitUses } from '@entraide/db';
import { figuresOf, type LimitName, spend } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';

/** Uses a limit of this space up but for `left` uses, at once: a thousand uses one by one take seconds. */
export async function exhaust(ctx: Ctx, name: LimitName, key: string, left = 0): Promise<void> {
  const { maximum, intervalMs } = figuresOf(ctx.tenant, name);
  const fullAgainAt = new Date(ctx.clock().getTime() + (maximum - left) * intervalMs);
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, { [name]: key });
    await tx.update(limitUses).set({ fullAgainAt }).where(eq(limitUses.name, name));
  });
}
