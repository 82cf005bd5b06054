/** `pnpm chaos [--kills 750] [--json]`: ends database sessions under load and prints what came of it. */
import { parseArgs } from 'node:util';
import { createTestDatabase, startTestServer } from '@entraide/db/testing';
import { runChaos } from './run-chaos.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '750' }, json: { type: 'boolean', default: false } },
});
const kills = Number(values.kills);
const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
const report = await runChaos({
  appUrl: database.urls.app,
  superuserUrl: database.superuserUrl,
  kills,
  onProgress: (done) => {
    if (done % 50 === 0) process.stderr.write(`\r${done} of ${kills} sessions ended`);
  },
});
await database.close();
await stop();
process.stderr.write('\n');
if (values.json) console.log(JSON.stringify(report));
else console.table(report);
const { wrongReads, wrongWrites, lostWrites, uncaught, longestWaitMs } = report;
process.exit(wrongReads + wrongWrites + lostWrites + uncaught > 0 || longestWaitMs > 5_000 ? 1 : 0);
