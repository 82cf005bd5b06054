import { and, handOvers, isNull, type TenantTx } from '@entraide/db';
import { NotFound } from '../error/index.ts';

/** Neither carried out nor stopped. */
export const isOpen = and(isNull(handOvers.doneAt), isNull(handOvers.stoppedAt));

export type HandOverRow = typeof handOvers.$inferSelect;

/** The one under way, locked until the transaction ends. @throws NotFound when there is none, or none with this id */
export async function lockOpen(tx: TenantTx, id: string): Promise<HandOverRow> {
  const [row] = await tx.select().from(handOvers).where(isOpen).for('update');
  if (row?.id !== id) throw new NotFound();
  return row;
}
