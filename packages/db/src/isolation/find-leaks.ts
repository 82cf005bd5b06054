import type { Sql } from 'postgres';
import { driverFor } from '../testing/index.ts';
import { type Mutant, mutantsFor } from './mutants.ts';
import { contexts, type Probe, type ProbeRole, roles } from './probes.ts';
import { allProbes, type Leak, plantTwoTenants, repeatableContexts, runProbes } from './run-probes.ts';

export interface LeaksFound {
  probes: number;
  leaks: Leak[];
  mutants: number;
  survivors: Mutant[];
}

interface ProbedDatabase {
  urls: { owner: string; app: string; worker: string; platform: string };
  superuserUrl: string;
}

const connect = (url: string) => driverFor(url, 1);

/**
 * Every verb on every tenant table, in four contexts, as every role that logs in; then every policy broken in turn, to prove that the
 * probes would have noticed. Each probe and each mutant is rolled back.
 */
export async function findLeaks({ urls, superuserUrl }: ProbedDatabase): Promise<LeaksFound> {
  const superuser = connect(superuserUrl);
  try {
    const tables = await plantTwoTenants(superuser);
    const probes = allProbes(tables);
    const urlOf: Record<ProbeRole, string> = {
      entraide_owner: urls.owner,
      entraide_app: urls.app,
      entraide_worker: urls.worker,
      entraide_platform: urls.platform,
    };
    const leaks: Leak[] = [];
    let ran = 0;
    for (const role of roles) {
      for (const context of contexts) {
        const session = connect(urlOf[role]); // a fresh one: only it has never had a tenant
        const result = await runProbes(session, role, context, probes, 'logged in');
        await session.end();
        ran += result.ran;
        leaks.push(...result.leaks);
      }
    }
    const mutants = mutantsFor(tables.map(({ name }) => name));
    const survivors: Mutant[] = [];
    for (const mutant of mutants) if (!(await isNoticed(superuser, mutant, probes))) survivors.push(mutant);
    return { probes: ran, leaks, mutants: mutants.length, survivors };
  } finally {
    await superuser.end();
  }
}

async function isNoticed(superuser: Sql, mutant: Mutant, probes: Probe[]): Promise<boolean> {
  const watching = probes.filter(({ table }) => table === mutant.table);
  await superuser.unsafe('begin');
  try {
    await superuser.unsafe(mutant.sql);
    for (const role of roles) {
      for (const context of repeatableContexts) {
        const { leaks } = await runProbes(superuser, role, context, watching, 'set role');
        if (leaks.length > 0) return true;
      }
    }
    return false;
  } finally {
    await superuser.unsafe('rollback');
  }
}
