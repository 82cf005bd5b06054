import { checkPlans, formatProblem, validateTenants } from '@entraide/core/tenant/folder';
import type { Call } from '../call.ts';
import { tenantsFolder } from '../tenants-folder.ts';
import { DONE, FAILED } from '../terminal.ts';

export async function validate({ terminal, words, options }: Call<{ dir: string }>) {
  const dir = tenantsFolder(options.dir);
  const { folders, problems: inFolders } = await validateTenants(dir, words);
  // Whoever names spaces asks about those.
  const problems = [...(words.length === 0 ? (await checkPlans(dir)).problems : []), ...inFolders];
  const tenants = folders.map(({ config }) => config.slug);
  terminal.data({ tenants, problems }, problems.map(formatProblem));
  if (problems.length > 0) {
    terminal.say(
      `${problems.length === 1 ? 'One thing needs' : `${problems.length} things need`} another look in ${dir}.`,
    );
    return FAILED;
  }
  terminal.say(`${dir}: ${tenants.length} fine (${tenants.join(', ')})`);
  return DONE;
}
