import type { TenantTx } from '@entraide/db';
import { planByKey } from '@entraide/model/plan';
import { type Locale, textIn } from '@entraide/model/tenant';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail, type Mail } from '../mail/index.ts';
import { plansOf } from '../room/index.ts';
import { lastTold, markTold, teamReaders } from '../team/index.ts';

type Did = Extract<Mail, { kind: 'plan' }>['did'];

const DAY_MS = 86_400_000;
/** Before the first payment. */
const TRIAL_NOTICE_MS = 4 * DAY_MS;

/** Tells the admins what became of their plan; nothing is deleted, whatever it is. */
export async function tellPlan(
  ctx: Ctx,
  tx: TenantTx,
  did: Did,
  {
    plan,
    graceUntil,
    trialEndsAt,
  }: { plan: string | null; graceUntil: Date | null; trialEndsAt: Date | null },
): Promise<void> {
  const now = ctx.clock();
  if (did === 'trial-ends') {
    if (!trialEndsAt || trialEndsAt.getTime() - now.getTime() > TRIAL_NOTICE_MS) return;
    const last = await lastTold(tx, 'trial-ends');
    if (last && now.getTime() - last.getTime() < 2 * TRIAL_NOTICE_MS) return;
    await markTold(tx, 'trial-ends', now);
  }
  const until = did === 'trial-ends' ? trialEndsAt : graceUntil;
  const names = plan === null ? null : planByKey(plansOf(ctx), plan)?.name;
  for (const { to, locale } of await teamReaders(tx, now, 'admin')) {
    const name = names ? textIn(names, locale as Locale) : (plan ?? '');
    await enqueueMail(ctx, tx, {
      ...{ to, locale },
      mail: { kind: 'plan', did, plan: name, ...(until && { until: until.toISOString() }) },
    });
  }
}
