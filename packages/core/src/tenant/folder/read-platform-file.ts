import { join } from 'node:path';
import { noPlans, type Plans, readPlatformPlans } from '@entraide/model/plan';
import type { Problem } from './problem.ts';
import { SourceFile } from './source-file.ts';

/**
 * Reads tenants/platform.yaml, what the platform offers to spaces. Without the file there is one free plan without limits.
 * @param dir the folder of the tenants, as given by the caller
 */
export async function checkPlans(dir: string): Promise<{ plans: Plans | null; problems: Problem[] }> {
  const yaml = await SourceFile.read(join(dir, 'platform.yaml'));
  if (!yaml) return { plans: noPlans, problems: [] };
  const syntax = yaml.syntaxProblems();
  if (syntax.length > 0) return { plans: null, problems: syntax };
  const read = readPlatformPlans(yaml.document.toJS());
  if (read.ok) return { plans: read.plans, problems: [] };
  const problems = read.issues.map(({ path, at, sentence }) => yaml.problemAt(path, at, sentence));
  return { plans: null, problems };
}
