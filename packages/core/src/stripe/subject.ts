import { and, eq, lt, sql, stripeEvents, stripeReads, type TenantTx } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';

/** A thing at Stripe that we keep a copy of. */
export interface Subject<Args, State> {
  /** One for each thing, at most 200 letters: readings of the same are taken over in their order. */
  key(args: Args): string;
  /** Asks Stripe how it stands, outside any transaction. */
  read(ctx: Ctx, args: Args): Promise<State>;
  /** Takes it over; the same twice does no harm. Returns whether anything was new. */
  apply(ctx: Ctx, tx: TenantTx, args: Args, state: State): Promise<boolean>;
}

export const defineSubject = <Args, State>(subject: Subject<Args, State>): Subject<Args, State> => subject;

/** What Stripe told, by name and time. */
export interface ToldEvent {
  id: string;
  type: string;
  createdAt: Date;
}

/** 'taken': something changed; 'same': all was so already, or a later reading is; 'known': this event was taken before. */
export type Synced = 'taken' | 'same' | 'known';

/**
 * Reads how a thing at Stripe stands and takes it over, in one transaction with the id of the event that told of it. Events come twice,
 * late, in any order and side by side: what they say is never believed, and of two readings the one that was begun later wins. The one
 * begun last was begun after the last change was told, so it is what remains.
 * @throws Unavailable: nothing was written, and whoever told tells again
 */
export async function syncSubject<Args, State>(
  ctx: Ctx,
  subject: Subject<Args, State>,
  args: Args,
  event?: ToldEvent,
): Promise<Synced> {
  const key = subject.key(args);
  const begun = await inTenant(ctx, (tx) =>
    event ? begin(ctx, tx, key, event.id) : beginReading(ctx, tx, key),
  );
  if (begun === null) return 'known';
  const state = await subject.read(ctx, args);
  return inTenant(ctx, async (tx) => {
    // First this row: whoever applies the same thing waits here, and decides when the other is done.
    const newer = await tx
      .update(stripeReads)
      .set({ applied: begun })
      .where(and(eq(stripeReads.subject, key), lt(stripeReads.applied, begun)))
      .returning({ subject: stripeReads.subject });
    if (event && !(await note(ctx, tx, event))) return 'known';
    if (newer.length === 0) return 'same';
    return (await subject.apply(ctx, tx, args, state)) ? 'taken' : 'same';
  });
}

async function begin(ctx: Ctx, tx: TenantTx, key: string, eventId: string): Promise<number | null> {
  const known = await tx
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(eq(stripeEvents.id, eventId));
  return known.length > 0 ? null : beginReading(ctx, tx, key);
}

async function beginReading({ clock }: Ctx, tx: TenantTx, subject: string): Promise<number> {
  const begunAt = clock();
  const [row] = await tx
    .insert(stripeReads)
    .values({ subject, begunAt })
    .onConflictDoUpdate({
      target: [stripeReads.tenantId, stripeReads.subject],
      set: { begun: sql`${stripeReads.begun} + 1`, begunAt },
    })
    .returning({ begun: stripeReads.begun });
  return row?.begun ?? 1;
}

/** False when it was there already. */
async function note({ clock }: Ctx, tx: TenantTx, { id, type, createdAt }: ToldEvent): Promise<boolean> {
  const isNew = await tx
    .insert(stripeEvents)
    .values({ id, type, createdAt, receivedAt: clock() })
    .onConflictDoNothing()
    .returning({ id: stripeEvents.id });
  return isNew.length > 0;
}
