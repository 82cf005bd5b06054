import { memberExports } from '@entraide/db';
import { z } from 'zod';
import type { JobKind } from '../job/define-job.ts';

const DAY_MS = 86_400_000;
/** How long the file is there. */
export const EXPORT_DAYS = 7;
export const EXPORT_MS = EXPORT_DAYS * DAY_MS;
/** Longer than all tries of the job take: then another may be asked for. */
export const GIVEN_UP_MS = DAY_MS;

export const makeExport: JobKind<{ exportId: string }> = {
  name: 'make_export',
  schema: z.strictObject({ exportId: z.uuid() }),
  tries: 12,
};

export const exportColumns = {
  id: memberExports.id,
  state: memberExports.state,
  done: memberExports.done,
  steps: memberExports.steps,
  askedAt: memberExports.askedAt,
  endsAt: memberExports.endsAt,
};

export interface MemberExport {
  id: string;
  state: 'waiting' | 'making' | 'ready';
  /** Steps, of `steps`; 0 of 0 before it is begun. */
  done: number;
  steps: number;
  askedAt: Date;
  /** Of one that is ready: when it goes. */
  endsAt: Date;
}
