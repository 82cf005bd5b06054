import { and, drafts, eq, gt, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { z } from 'zod';
import { networkOf, spend, type Uses } from '../access/index.ts';
import { BrowserToken } from '../account/request-code.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { Invalid, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { hashOf } from '../session/index.ts';
import { withoutThePoint } from './without-the-point.ts';

export const DRAFT_HOURS = 24;
const LARGEST_BYTES = 32_000;

export const DraftKind = z.enum(['listing', 'message']);
export type DraftKind = z.infer<typeof DraftKind>;

const DraftOf = z.strictObject({ browserToken: BrowserToken, kind: DraftKind });
export type DraftOf = z.infer<typeof DraftOf>;
const KeepDraft = z.strictObject({ ...DraftOf.shape, payload: z.record(z.string(), z.json()) });

const ofBrowser = ({ browserToken, kind }: DraftOf) =>
  and(eq(drafts.browserHash, hashOf(browserToken)), eq(drafts.kind, kind));

/**
 * Keeps what somebody wrote for 24 hours, to be found by their browser alone; replaces what it kept of that kind before. The
 * payload is the input of `createListing` or `startThread`, which will judge it. Where a listing is, is kept as its cell.
 * @throws Invalid when it is larger than 32 kB, TooMany
 */
export async function keepDraft(ctx: Ctx, given: unknown): Promise<void> {
  const { browserToken, kind, payload } = parse(KeepDraft, given);
  if (Buffer.byteLength(JSON.stringify(payload)) > LARGEST_BYTES)
    throw new Invalid([{ path: [], code: 'too_big', message: 'too long to keep' }]);
  const createdAt = ctx.clock();
  const expiresAt = new Date(createdAt.getTime() + DRAFT_HOURS * 3_600_000);
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, usesOf(ctx, browserToken));
    const safe = kind === 'listing' ? await withoutThePoint(tx, payload) : payload;
    const kept = { payload: safe, createdAt, expiresAt };
    await tx
      .insert(drafts)
      .values({ id: newId(), browserHash: hashOf(browserToken), kind, ...kept })
      .onConflictDoUpdate({ target: [drafts.tenantId, drafts.browserHash, drafts.kind], set: kept });
    await sweepTonight(ctx, tx);
  });
}

function usesOf(ctx: Ctx, browserToken: string): Uses {
  const { ip } = ctx;
  const actor = memberOf(ctx);
  if (actor) return { 'drafts-writer': actor.memberId };
  return {
    'drafts-writer': hashOf(browserToken),
    ...(ip !== null && { 'drafts-network': networkOf(ip) }),
  };
}

/** What this browser keeps of that kind; null when there is nothing (any more). */
export async function readDraft(ctx: Ctx, given: unknown): Promise<Record<string, unknown> | null> {
  const which = parse(DraftOf, given);
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select({ payload: drafts.payload })
      .from(drafts)
      .where(and(ofBrowser(which), gt(drafts.expiresAt, ctx.clock()))),
  );
  return row ? (row.payload as Record<string, unknown>) : null;
}

export async function dropDraft(ctx: Ctx, given: unknown): Promise<void> {
  const which = parse(DraftOf, given);
  await inTenant(ctx, (tx) => tx.delete(drafts).where(ofBrowser(which)));
}

/**
 * Takes a draft away in the transaction that makes something of it: when that fails, it is there as before. Of two at once, one
 * waits for the other and then finds nothing.
 */
export async function takeDraft(
  ctx: Ctx,
  tx: TenantTx,
  which: DraftOf,
): Promise<Record<string, unknown> | null> {
  const [row] = await tx
    .delete(drafts)
    .where(and(ofBrowser(which), gt(drafts.expiresAt, ctx.clock())))
    .returning({ payload: drafts.payload });
  return row ? (row.payload as Record<string, unknown>) : null;
}
