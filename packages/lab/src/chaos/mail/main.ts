/** `pnpm chaos:mail [--mails 2000] [--kills 200] [--json]`: kills mail workers while mails leave and prints what came of it. */
import { parseArgs } from 'node:util';
import { startTestServer } from '@entraide/db/testing';
import { runMailChaos } from './run-mail-chaos.ts';

const { values } = parseArgs({
  options: {
    ...{ mails: { type: 'string', default: '2000' }, kills: { type: 'string', default: '200' } },
    json: { type: 'boolean', default: false },
  },
});
const { server, stop } = await startTestServer();
const report = await runMailChaos({
  ...{ mails: Number(values.mails), kills: Number(values.kills), server },
  onProgress: (kills, sent) => process.stderr.write(`\r${kills} workers killed, ${sent} mails sent`),
});
await stop();
process.stderr.write('\n');
if (values.json) console.log(JSON.stringify(report));
else console.table(report);
const { lost, sentTwice, longestTakeoverMs, aloneTakeoverMs } = report;
process.exit(lost + sentTwice > 0 || Math.max(longestTakeoverMs, aloneTakeoverMs) > 90_000 ? 1 : 0);
