import { explainIssues, type TenantIssue } from '../tenant/index.ts';
import type { Plans } from './plan.ts';
import { PlatformPlans, platformJsonSchema } from './platform-file.ts';

/** Reads the parsed content of platform.yaml: the plans, or every fault with its path and a sentence that says what to do. */
export function readPlatformPlans(
  content: unknown,
): { ok: true; plans: Plans } | { ok: false; issues: TenantIssue[] } {
  const result = PlatformPlans.safeParse(content, { reportInput: true });
  if (result.success) return { ok: true, plans: result.data };
  return { ok: false, issues: explainIssues(result.error.issues, platformJsonSchema(), 'platform.yaml') };
}
