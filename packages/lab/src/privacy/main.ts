/**
 * `pnpm test:privacy [--targets 200] [--json]`: other members look for the homes of `targets` people with more than 1,000
 * questions each. Prints how far from home they end; exits 1 when half of them come nearer than 0.38 of the cell's side.
 */
import { parseArgs } from 'node:util';
import { loadGazetteer } from '@entraide/core/gazetteer';
import { testPlatform } from '@entraide/core/testing';
import { startTestServer } from '@entraide/db/testing';
import { holds, LEAST_SHARE, runAttacks } from './run-attacks.ts';
import { chooseTargets } from './targets.ts';

const { values } = parseArgs({
  options: { targets: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
const say = (text: string) => process.stderr.write(`${text}\n`);

const { server, stop } = await startTestServer();
try {
  const platform = await testPlatform(server);
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, onProgress: say });
  const targets = await chooseTargets(platform.app, Number(values.targets));
  const started = performance.now();
  const findings = await runAttacks({
    targets,
    openSpace: () => platform.openSpace(),
    onProgress: (done) => done % 10 === 0 && say(`${done} of ${targets.length} homes looked for`),
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  await platform.close();
  const { outcomes, queries } = findings;
  if (values.json)
    console.log(JSON.stringify({ ...findings, seconds, leastShare: LEAST_SHARE, holds: holds(findings) }));
  else {
    console.log('attack             place           homes   median error   of the side');
    for (const { attack, kind, targets, medianM, medianShare } of outcomes)
      console.log(
        `${attack.padEnd(18)} ${kind.padEnd(14)} ${String(targets).padStart(6)} ${`${Math.round(medianM)} m`.padStart(14)} ${medianShare.toFixed(3).padStart(13)}`,
      );
    console.log(
      `homes: ${targets.length}, questions: ${queries.total} (at least ${queries.fewestATarget} a home), ${seconds} s`,
    );
    console.log(`found nearer than ${LEAST_SHARE} of the side: ${holds(findings) ? 'none' : 'SOME'}`);
  }
  process.exitCode = holds(findings) ? 0 : 1;
} finally {
  await stop();
}
