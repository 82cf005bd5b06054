import { ledgerEntries, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { PlatformCtx } from '../ctx/index.ts';

type Row = typeof ledgerEntries.$inferSelect;
export type Entry = Omit<Row, 'tenantId'>;
/** What moved. `source` names it once and for good: entered again, nothing happens. */
export type Movement = Omit<Entry, 'id' | 'enteredAt' | OptionalKey> & Partial<Pick<Entry, OptionalKey>>;
type OptionalKey = 'memberId' | 'ofSource' | 'coversFrom' | 'coversUntil' | 'enteredBy' | 'note' | 'payer';

/**
 * Writes movements down, those that are there already left as they are. A payment comes before what goes back of it.
 * @returns those that are new
 * @throws Conflict when more would go back than was paid; Invalid for another currency than the payment's
 */
export async function enterMovements(
  { clock }: Pick<PlatformCtx, 'clock'>,
  tx: TenantTx,
  movements: readonly Movement[],
): Promise<Entry[]> {
  const entered: Entry[] = [];
  const enteredAt = clock();
  // One by one: the database compares each with those before it. Their ids are in their order, too, so that an archive keeps it.
  for (const [index, movement] of movements.entries()) {
    const [row] = await tx
      .insert(ledgerEntries)
      .values({ id: newId(new Date(enteredAt.getTime() + index)), enteredAt, ...movement })
      .onConflictDoNothing()
      .returning();
    if (row) entered.push(row);
  }
  return entered;
}
