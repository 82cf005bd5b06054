import { z } from 'zod';
import { reachStore } from '../file/index.ts';
import { defineJob, type JobKind } from '../job/define-job.ts';

export interface Erasure {
  memberId: string;
  /** `2026-11-27` */
  on: string;
}

const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\d{4}-\d\d-\d\d)$/;

export const markName = ({ memberId, on }: Erasure): string => `${memberId}-${on}`;

export function erasureOf(name: string): Erasure | null {
  const [, memberId, on] = NAME.exec(name) ?? [];
  return memberId && on ? { memberId, on } : null;
}

export const markErasure: JobKind<{ name: string }> = {
  name: 'mark_erasure',
  schema: z.strictObject({ name: z.string().regex(NAME) }),
  tries: 25,
};

/** Beside the files, where no restored database can lose it. */
export const markErasureJob = defineJob({
  ...markErasure,
  whileSuspended: true,
  run: (ctx, { payload }) => reachStore(ctx, () => ctx.fileStore.mark(ctx.tenant.id, payload.name)),
});
