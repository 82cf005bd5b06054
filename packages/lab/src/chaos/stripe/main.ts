/** `pnpm chaos:stripe [--kills 200] [--json]`: kills whoever takes what Stripe tells, and prints what came of the payments. */
import { parseArgs } from 'node:util';
import { startTestServer } from '@entraide/db/testing';
import { runStripeChaos } from './run-stripe-chaos.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
const { server, stop } = await startTestServer();
const report = await runStripeChaos({
  ...{ kills: Number(values.kills), server },
  onProgress: (kills, payments) => process.stderr.write(`\rkilled ${kills} times, ${payments} payments`),
});
await stop();
process.stderr.write('\n');
if (values.json) console.log(JSON.stringify(report));
else console.table(report);
process.exit(report.lost + report.twice > 0 ? 1 : 0);
