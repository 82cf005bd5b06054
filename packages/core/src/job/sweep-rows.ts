import { type Duty, duties, getTableColumns, lte } from '@entraide/db';
import type { Sweep } from './sweep.ts';

/** Rows whose time is over, in each table that says when that is (`duties`). */
export const sweepRows: Sweep = async (ctx, tx) => {
  let left = false;
  for (const { table, swept } of Object.values(duties)) {
    if (!swept) continue;
    const end = new Date(ctx.clock().getTime() - swept.afterMs);
    const moment = momentOf(table, swept);
    await tx.delete(table).where(lte(moment, end));
    left = (await tx.select({ moment }).from(table).limit(1)).length > 0 || left;
  }
  return left;
};

function momentOf(table: Duty['table'], { column }: NonNullable<Duty['swept']>) {
  const moment = getTableColumns(table)[column];
  if (!moment) throw new Error(`duties name a column that is not there: ${column}`);
  return moment;
}
