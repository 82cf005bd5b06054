import { acts, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { Actor, Ctx } from '../ctx/index.ts';

/** What is worth a line, by the noun it is done to. */
export const ACT_NAMES = [
  'member.accept',
  'member.refuse',
  'member.role',
  'member.invite',
  'member.invite-link',
  'member.list',
  'member.vouch',
  'member.export',
  'member.second-factor',
  'member.email',
  'member.leave',
  'member.inactive',
  'team.away',
  'team.back',
  'case.decide',
  'case.undo',
  'case.hand-over',
  'case.danger',
  'case.hold',
  'case.hold-end',
  'case.ban-agreed',
  'case.ban-refused',
  'case.appeal',
  'case.upheld',
  'case.reversed',
  'space.settings',
  'space.status',
  'space.texts-read',
  'space.samples-removed',
  'space.unanswered',
  'space.hand-over',
  'space.hand-over-stop',
  'space.hand-over-done',
  'space.acts-export',
  'support.begin',
  'support.open',
  'support.end',
  'ask.publish',
  'ask.answer',
  'ask.decline',
  'ask.forget',
  'ask.listing',
  'ask.message',
  'money.enter',
  'money.take-back',
  'money.export',
  'plan.change',
  'domain.claim',
  'domain.prove',
  'domain.serve',
  'domain.primary',
  'domain.let-go',
  'money.connect',
  'money.disconnect',
  'money.refund',
] as const;
export type ActName = (typeof ACT_NAMES)[number];

export interface Act {
  action: ActName;
  /** What it was done to; left out for the space itself. */
  subject?: { kind: 'member' | 'case'; id: string };
  /** Names of things and figures: never a person's words, name or address. */
  details?: Record<string, unknown>;
}

/** Leaves a line in the transaction of the act itself, so that there is never the one without the other. */
export async function recordAct(
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  tx: TenantTx,
  { action, subject, details = {} }: Act,
): Promise<void> {
  const at = ctx.clock();
  await tx.insert(acts).values({
    ...{ id: newId(at), at, action, details },
    ...{ actorKind: ctx.actor.kind, actorId: actorIdOf(ctx.actor) },
    ...(subject && { subjectKind: subject.kind, subjectId: subject.id }),
  });
}

/** By which an act names its actor; null for a visitor. */
export function actorIdOf(actor: Actor): string | null {
  switch (actor.kind) {
    case 'visitor':
      return null;
    case 'member':
      return actor.behind ?? actor.memberId;
    case 'key':
      return actor.keyId;
    case 'support':
      return actor.operator;
    case 'webhook':
      return actor.source;
    default:
      return actor.name;
  }
}
