import { type EnqueueOptions, enqueue, enqueueEach, type JobInfo, type TenantTx } from '@entraide/db';
import type { z } from 'zod';
import type { Ctx, PlatformCtx } from '../ctx/index.ts';
import type { MailInbox } from '../mail/ports/inbox.ts';
import type { MailPort } from '../mail/ports/port.ts';
import type { PublicAddress } from '../settings/index.ts';

/** What a worker's process has: the platform as the worker's role, and the ways out. */
export interface Worker extends PlatformCtx {
  /** How the spaces' addresses begin and end around their hosts. */
  address: PublicAddress;
  /** Null: no mail can leave. */
  mail: MailPort | null;
  /** Where the mails that people send us are read; absent: nowhere. */
  inbox?: MailInbox | null;
  /** The platform's own address; each space lends its name. */
  from: string;
}

/** A job works in its space as a request does, and has the worker's ways out besides. */
export type JobCtx = Worker & Ctx;

/** What whoever leaves a job behind needs of it; the work itself may be heavy to load. */
export interface JobKind<Payload> {
  name: string;
  schema: z.ZodType<Payload>;
  /** How often it is tried in all, later and later: 12 times take 16 hours. Then it waits for the operator (`platform jobs`). */
  tries: number;
}

/**
 * Work that a transaction leaves behind, for one space. It may run twice, after a worker died or an answer was lost: it must do no
 * harm then. What it does elsewhere carries `key`, which is the same for every try. For a space that is gone it is not run: see `whenGone`.
 */
export interface Job<Payload> extends JobKind<Payload> {
  run(ctx: JobCtx, job: GivenJob<Payload>): Promise<void>;
  /** Also in a suspended space, where it is dropped otherwise: what throws away must go on, and nothing may leave. */
  whileSuspended?: boolean;
  /** Instead of `run`, for a space that is gone: what is kept outside the database must go, too. */
  whenGone?: (worker: Worker, tenantId: string) => Promise<void>;
  /** A worker leaves alone the jobs that it cannot do, and they wait without losing a try. */
  canRun?: (worker: Worker) => boolean;
}

export interface GivenJob<Payload> extends JobInfo {
  payload: Payload;
}

export const defineJob = <Payload>(job: Job<Payload>): Job<Payload> => job;

/** Leaves a job in the caller's transaction: it is done if and only if that commits. The database adds the tenant. */
export function enqueueJob<Payload extends object>(
  tx: TenantTx,
  { name, tries }: JobKind<Payload>,
  payload: NoInfer<Payload>,
  options: Pick<EnqueueOptions, 'key' | 'runAt'> = {},
): Promise<void> {
  return enqueue(tx, name, payload, { ...options, tries });
}

/** A job for each payload, the first at `startAt` and each of the others `everyMs` later: a crowd leaves room for what is urgent. */
export function enqueuePaced<Payload extends object>(
  tx: TenantTx,
  { name, tries }: JobKind<Payload>,
  payloads: readonly NoInfer<Payload>[],
  pace: { startAt: Date; everyMs: number },
): Promise<void> {
  return enqueueEach(tx, name, payloads, { ...pace, tries });
}
