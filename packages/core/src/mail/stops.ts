import { eq, mailStops, type TenantTx } from '@entraide/db';

export type MailStop = Pick<typeof mailStops.$inferSelect, 'reason' | 'stoppedAt' | 'toldAt'>;

/** Why this space sends an address no more mails, and since when; null: it does send them. */
export async function stopOf(tx: TenantTx, email: string): Promise<MailStop | null> {
  const { reason, stoppedAt, toldAt } = mailStops;
  const [row] = await tx
    .select({ reason, stoppedAt, toldAt })
    .from(mailStops)
    .where(eq(mailStops.email, email));
  return row ?? null;
}

export const isStopped = async (tx: TenantTx, email: string): Promise<boolean> =>
  (await stopOf(tx, email)) !== null;
