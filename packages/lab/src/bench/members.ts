/**
 * `pnpm bench:members [--members 50000] [--json]`: an association's list, read, compared and imported, and then once more with one
 * line in ten changed; how long the process answers nobody else meanwhile; and what the list costs whoever asks for a code.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { requestCode } from '@entraide/core/account';
import { applyImport, beginImport, compareImport } from '@entraide/core/member-list';
import { testPlatform } from '@entraide/core/testing';
import { members, sql } from '@entraide/db';
import { startTestServer } from '@entraide/db/testing';
import { newId } from '@entraide/model';

const { values } = parseArgs({
  options: { members: { type: 'string', default: '50000' }, json: { type: 'boolean', default: false } },
});
const count = Number(values.members);
const GOAL_S = 20;

const { server, stop } = await startTestServer();
const platform = await testPlatform(server);
try {
  const space = await platform.openSpace({ entry: { rule: 'approval' } });
  const ctx = space.ctx({ actor: await space.member({ role: 'admin' }) });
  // One in ten is a member already.
  for (let at = 0; at < count / 10; at += 1000)
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.insert(members).values(
        Array.from({ length: 1000 }, (_, i) => ({
          ...{ id: newId(), email: `person${(at + i) * 10}@example.org`, displayName: 'Ana', locale: 'fr' },
        })),
      ),
    );
  const first = await bring(listOf(0));
  const again = await bring(listOf(count / 10));
  const withList = await codeMs('with');
  await platform.app.inTenant(space.tenant.id, (tx) => tx.execute(sql`delete from member_list_lines`));
  const withoutList = await codeMs('without');
  const result = { members: count, first, again, code: { withList, withoutList } };
  if (values.json) console.log(JSON.stringify(result));
  else {
    console.table({ first, again });
    console.log(`a code asked for: ${withList} ms with the list, ${withoutList} ms without (median of 40)`);
    console.log(`goal <= ${GOAL_S} s: ${first.total <= GOAL_S ? 'reached' : 'NOT REACHED'}`);
  }

  function listOf(from: number): Buffer {
    const lines = Array.from({ length: count }, (_, i) => {
      const n = from + i;
      return `Dupont${n};Zoé;person${n}@example.org;"12, rue de la Paix";${1990 + (n % 30)}`;
    });
    return Buffer.from(`Nom;Prénom;E-mail;Adresse;Année d’adhésion\n${lines.join('\n')}\n`);
  }

  async function bring(list: Buffer) {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const began = performance.now();
    const { id, key, guess } = await beginImport(ctx, list);
    const read = performance.now();
    const choice = { id, key, ...guess };
    const { seen, fresh, gone } = await compareImport(ctx, choice);
    const compared = performance.now();
    await applyImport(ctx, { ...choice, months: 12, leaveOut: false, seen });
    const applied = performance.now();
    delay.disable();
    return {
      ...{ read: s(read - began), compared: s(compared - read), applied: s(applied - compared) },
      ...{ total: s(applied - began), longestStallMs: Math.round(delay.max / 1e6), fresh, gone },
    };
  }

  async function codeMs(name: string) {
    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const began = performance.now();
      await requestCode(space.ctx(), {
        ...{ email: `${name}${i}@example.org`, browserToken: `browser of somebody ${name} ${i}` },
      });
      times.push(performance.now() - began);
    }
    return Math.round((times.sort((a, b) => a - b)[20] ?? 0) * 10) / 10;
  }
} finally {
  await platform.close();
  await stop();
}

function s(ms: number): number {
  return Math.round(ms / 10) / 100;
}
