import { alerts, alertTerms, type Database } from '@entraide/db';
import { newId } from '@entraide/model';
import type { AlertInput } from '@entraide/model/alert';
import { termsOfAlert } from '../alert/terms.ts';
import { areaColumns, tilesOf } from '../alert/where.ts';
import { keepTexts } from '../alert/words.ts';
import type { Tenant } from '../ctx/index.ts';

type Search = Pick<AlertInput, 'near' | 'radiusKm' | 'bbox' | 'kind' | 'category' | 'q' | 'every'>;
const BATCH = 500;

/** Saves many searches of many members at once, twenty each, as `createAlert` saves one. */
export async function plantAlerts(
  db: Database,
  tenant: Pick<Tenant, 'id' | 'config'>,
  memberIds: readonly string[],
  searches: readonly Search[],
): Promise<void> {
  const createdAt = new Date();
  for (let at = 0; at < searches.length; at += BATCH) {
    const batch = searches.slice(at, at + BATCH);
    const texts = [...new Set(batch.flatMap(({ q }) => q ?? []))];
    await db.inTenant(
      tenant.id,
      async (tx) => {
        const kept = await keepTexts(tx, tenant.config, texts);
        const words = new Map(texts.map((text, n) => [text, kept[n] ?? []]));
        const rows = batch.map((search, n) => ({
          ...areaColumns(search),
          ...{ kind: search.kind, category: search.category, q: search.q, every: search.every, createdAt },
          id: newId(),
          memberId: memberIds[Math.floor((at + n) / 20) % memberIds.length] ?? '',
          words: (search.q && words.get(search.q)) || [],
        }));
        await tx.insert(alerts).values(rows);
        const terms = rows.flatMap((row, n) =>
          termsOfAlert(row).flatMap((term) =>
            tilesOf(batch[n] ?? {}).map((tile) => ({ term, tile, alertId: row.id })),
          ),
        );
        for (let from = 0; from < terms.length; from += 5_000)
          await tx.insert(alertTerms).values(terms.slice(from, from + 5_000));
      },
      { deadlineMs: 120_000 },
    );
  }
}
