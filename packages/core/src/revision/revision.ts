import { desc, eq, settingsRevisions, type TenantTx, tenants } from '@entraide/db';
import { NotFound } from '../error/index.ts';
import type { Written } from './written.ts';

export type Revision = Omit<typeof settingsRevisions.$inferSelect, 'tenantId'>;

/** What is in force in a space, and which of it the folder declares. */
export interface Live {
  tenant: typeof tenants.$inferSelect;
  /** Null for a space that is being made. */
  revision: Revision | null;
}

/**
 * Locks the settings of the transaction's space until its end, so that two who change them come one after the other.
 * @throws NotFound when the space is gone
 */
export async function lockSettings(tx: TenantTx, tenantId: string): Promise<Live> {
  const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, tenantId)).for('update');
  if (!tenant) throw new NotFound();
  return { tenant, revision: await newestRevision(tx) };
}

export async function newestRevision(tx: TenantTx): Promise<Revision | null> {
  const [row] = await tx.select().from(settingsRevisions).orderBy(desc(settingsRevisions.number)).limit(1);
  return row ?? null;
}

/** @throws NotFound */
export async function revisionOf(tx: TenantTx, number: number): Promise<Revision> {
  const [row] = await tx.select().from(settingsRevisions).where(eq(settingsRevisions.number, number));
  if (!row) throw new NotFound();
  return row;
}

const nothing: Written = { document: {}, pages: {} };
export const writtenIn = (revision: Revision | null): Written =>
  revision ? { document: revision.document, pages: revision.pages } : nothing;

/** What the folder declared when it was applied last. */
export async function declaredIn(
  tx: TenantTx,
  { fileKeys }: { fileKeys: readonly string[] },
): Promise<Written> {
  if (fileKeys.length === 0) return nothing;
  const [row] = await tx
    .select()
    .from(settingsRevisions)
    .where(eq(settingsRevisions.source, 'file'))
    .orderBy(desc(settingsRevisions.number))
    .limit(1);
  return row ? only(row, fileKeys) : nothing;
}

/** @returns the part that these keys name */
export function only({ document, pages }: Written, keys: readonly string[]): Written {
  const wanted = new Set(keys);
  const pick = <V>(values: Record<string, V>) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => wanted.has(key)));
  return { document: pick(document), pages: pick(pages) };
}
