/** A worker in a process of its own, which can be killed: run-mail-chaos.ts starts it. It waits for a line on its input before it works. */
import { once } from 'node:events';
import { openFileStore } from '@entraide/core/file';
import { chooseMailPort } from '@entraide/core/mail';
import { readSettings } from '@entraide/core/settings';
import { startJobs } from '@entraide/core/worker';
import { openDatabase } from '@entraide/db';

const [url = '', providerUrl = '', dataDir = ''] = process.argv.slice(2);
const settings = readSettings({
  ...{ RESEND_API_KEY: 're_chaos', RESEND_BASE_URL: providerUrl, MAIL_FROM: 'mail@platform.example' },
});
process.stdout.write('ready\n');
await once(process.stdin, 'data');
await startJobs({
  db: openDatabase({ url }),
  url,
  clock: () => new Date(),
  log: { info() {}, warn() {}, error() {} },
  fileStore: openFileStore(settings, dataDir),
  address: { scheme: 'https', port: null },
  mail: chooseMailPort(settings, dataDir),
  from: 'mail@platform.example',
});
