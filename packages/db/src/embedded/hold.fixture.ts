/** A process for tests to kill: uses the server in argv[2], says where it is, and stays. */
import { startEmbedded } from './index.ts';

const server = await startEmbedded({ dataDir: process.argv[2] ?? '', settings: { fsync: 'off' } });
console.log(server.superuserUrl);
process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));
setInterval(() => {}, 1_000);
