import type { driverFor } from './create-test-database.ts';

/** A node of a plan, as `explain (format json)` writes it. */
export interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Plan[];
}

/** From now on, sessions of the role log how each statement was carried out, those inside functions included. */
export async function explainRole(
  { superuser, name }: { superuser: ReturnType<typeof driverFor>; name: string },
  role: string,
  on: boolean,
): Promise<void> {
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
  };
  if (!on) {
    await superuser.unsafe(`alter role ${role} in database ${name} reset all`);
    return;
  }
  await superuser.unsafe(`load 'auto_explain'`);
  for (const [setting, value] of Object.entries(settings))
    await superuser.unsafe(`alter role ${role} in database ${name} set ${setting} = '${value}'`);
}

/** Lines of one message after the first begin with a tab. */
export function plansIn(log: string): string[] {
  const plans: string[] = [];
  let current: string[] | null = null;
  for (const text of [...log.split('\n'), '']) {
    if (current && text.startsWith('\t')) current.push(text.slice(1));
    else {
      if (current && current.length > 0) plans.push(current.join('\n'));
      current = text.endsWith('plan:') ? [] : null;
    }
  }
  return plans;
}
