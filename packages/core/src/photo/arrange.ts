import { photos, sql, type TenantTx } from '@entraide/db';

/** Gives the photos the places 1, 2, 3 … in that order. */
export async function arrangeIn(tx: TenantTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const order = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  await tx.execute(sql`
    update ${photos} set position = place.number
    from unnest(array[${order}]) with ordinality as place (id, number)
    where ${photos.id} = place.id and ${photos.position} <> place.number`);
}
