import { and, desc, eq, inArray, launches, members, ne, sql, type TenantTx, tenants } from '@entraide/db';
import {
  LAUNCH_REVIEW,
  type LaunchDecision,
  type LaunchReview,
  launchDecisions,
  needsRemark,
} from '@entraide/model/launch';
import type { Locale, TenantConfig } from '@entraide/model/tenant';
import { z } from 'zod';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { type Ctx, inTenant, outsideTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { enqueueMail } from '../mail/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { findTenant, tenantCtx } from '../tenant/index.ts';
import type { Launch } from './read-launch.ts';

export interface Application
  extends Pick<
    Launch,
    | 'email'
    | 'kind'
    | 'country'
    | 'heldFor'
    | 'looksLike'
    | 'review'
    | 'remark'
    | 'answer'
    | 'createdAt'
    | 'decidedAt'
    | 'decidedBy'
  > {
  slug: string;
  name: TenantConfig['name'];
  locale: Locale;
}

const MOST_WAITING = 200;
const MOST_DECIDED = 50;

/** Who waits for an operator, oldest first, and the last that were decided about. For the operator's role. */
export async function listApplications(
  operate: OperatorCtx,
): Promise<{ waiting: Application[]; decided: Application[] }> {
  const ofReview = (tx: Parameters<Parameters<typeof outsideTenant>[1]>[0], reviews: LaunchReview[]) =>
    tx
      .select({
        launch: launches,
        slug: tenants.slug,
        name: sql<TenantConfig['name']>`${tenants.config} -> 'name'`,
      })
      .from(launches)
      .innerJoin(tenants, eq(tenants.id, launches.tenantId))
      .where(inArray(launches.review, reviews));
  return outsideTenant(operate, async (tx) => {
    const waiting = await ofReview(tx, ['waiting', 'asked']).orderBy(launches.createdAt).limit(MOST_WAITING);
    const decided = await ofReview(tx, ['approved', 'refused'])
      .orderBy(desc(launches.decidedAt))
      .limit(MOST_DECIDED);
    return { waiting: waiting.map(applicationOf), decided: decided.map(applicationOf) };
  });
}

function applicationOf({ launch, slug, name }: { launch: Launch; slug: string; name: TenantConfig['name'] }) {
  const { tenantId: _, step: __, openedAt: ___, toldAt: ____, locale, ...rest } = launch;
  return { ...rest, slug, name, locale: locale as Locale };
}

const Decision = z
  .strictObject({
    decision: z.enum(launchDecisions),
    /** To whoever launches, word for word. */
    remark: z.string().trim().max(1000).default(''),
  })
  .refine(({ decision, remark }) => !needsRemark(decision) || remark !== '', {
    path: ['remark'],
    message: 'Say why.',
  });

const kinds = {
  approve: 'launch-approved',
  ask: 'launch-asked',
  refuse: 'launch-refused',
} as const satisfies Record<LaunchDecision, string>;

/**
 * Says yes, asks for more, or refuses; whoever launches is told by mail, in their language.
 * @param operate the platform as the operator's role
 * @throws NotFound; Invalid without a reason; Conflict when somebody was quicker
 */
export async function decideLaunch(
  operate: OperatorCtx,
  slug: string,
  given: unknown,
  { address }: { address: PublicAddress },
): Promise<LaunchReview> {
  const { decision, remark } = parse(Decision, given);
  const { id } = await findTenant(operate, slug);
  const ctx = await tenantCtx({ ...operate, address }, id, operatorOf(operate));
  if (!ctx) throw new NotFound();
  const { from, to } = LAUNCH_REVIEW[decision];
  await inTenant(ctx, async (tx) => {
    const said = { remark: remark || null, decidedAt: ctx.clock(), decidedBy: operatorOf(operate).name };
    const [launch] = await tx
      .update(launches)
      .set({ review: to, ...said })
      .where(and(eq(launches.tenantId, id), inArray(launches.review, [...from])))
      .returning();
    if (!launch) return refuse(tx, id);
    await recordOperation(operate, tx, { action: `launch.${decision}`, tenantId: id, details: { slug } });
    const mail = { kind: kinds[decision], ...(remark && { remark }) };
    for (const reader of await readersOf(tx, launch)) await enqueueMail(ctx as Ctx, tx, { ...reader, mail });
  });
  return to;
}

/** Whoever launched it; the admins once they have left. */
async function readersOf(tx: TenantTx, { email, locale }: Launch): Promise<{ to: string; locale: string }[]> {
  if (email !== null) return [{ to: email, locale }];
  return tx
    .select({ to: members.email, locale: members.locale })
    .from(members)
    .where(and(eq(members.role, 'admin'), eq(members.status, 'active')));
}

/** Somebody has decided a moment ago, or nobody has to. */
async function refuse(tx: TenantTx, tenantId: string): Promise<never> {
  const [launch] = await tx
    .select({ by: launches.decidedBy })
    .from(launches)
    .where(and(eq(launches.tenantId, tenantId), ne(launches.review, 'none')));
  if (!launch) throw new NotFound();
  throw new Conflict(`${launch.by ?? 'Somebody'} was quicker: look again.`);
}
