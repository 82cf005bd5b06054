export { checkAddresses } from './check-addresses.ts';
export { checkBackupAge } from './check-backup-age.ts';
export { checkClock } from './check-clock.ts';
export { checkDisk } from './check-disk.ts';
export { checkQueue } from './check-queue.ts';
export { type Finding, fail, ok, sizeOf, timeOf, warn } from './finding.ts';
export { sendTestMail } from './send-test-mail.ts';
