/** `pnpm test:isolation`: prints `probes: N, leaks: N` and `mutants: N, killed: N`. */
import { createTestDatabase, startTestServer } from '../testing/index.ts';
import { findLeaks } from './find-leaks.ts';

const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
const { probes, leaks, mutants, survivors } = await findLeaks(database);
await database.close();
await stop();
for (const leak of leaks) console.error('leak:', JSON.stringify(leak));
for (const { name, table } of survivors) console.error(`survived: ${name} (${table})`);
console.log(`probes: ${probes}, leaks: ${leaks.length}`);
console.log(`mutants: ${mutants}, killed: ${mutants - survivors.length}`);
process.exit(leaks.length + survivors.length > 0 ? 1 : 0);
