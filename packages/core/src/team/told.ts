import { eq, type TenantTx, teamTold } from '@entraide/db';

type What = (typeof teamTold.$inferSelect)['what'];

const NEVER = new Date(0);

/** When the team was told this, last; null: never. The row is locked, so that two who are about to tell wait for each other. */
export async function lastTold(tx: TenantTx, what: What): Promise<Date | null> {
  await tx.insert(teamTold).values({ what, at: NEVER }).onConflictDoNothing();
  const [row] = await tx
    .select({ at: teamTold.at })
    .from(teamTold)
    .where(eq(teamTold.what, what))
    .for('update');
  return row && row.at > NEVER ? row.at : null;
}

export async function markTold(tx: TenantTx, what: What, at: Date): Promise<void> {
  await tx.update(teamTold).set({ at }).where(eq(teamTold.what, what));
}
