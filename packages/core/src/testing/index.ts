/** For programs outside vitest: their apps may not know the database room. */
export { startTestServer } from '@entraide/db/testing';
export { plantAlerts } from './alerts.ts';
export { startTestDns, type TestDns } from './dns-server.ts';
export { exhaust } from './exhaust.ts';
export { testAuthenticator, testTotpCode } from './factor.ts';
export { fakeMailProvider } from './fake-mail-provider.ts';
export { fakeS3 } from './fake-s3.ts';
export { testFileStore } from './file-store.ts';
export { consoleVisitor, plantOperator } from './operator.ts';
export { type PayingSpace, payingPlatform } from './paying.ts';
export { phonePhoto } from './phone-photo.ts';
export { runJobs, sendMails, takeAnswers } from './run-listeners.ts';
export { signedIn, withApp } from './second-factor.ts';
export { silenceAdmins } from './silent-admins.ts';
export { type TestCaller, type TestSpace, testPlatform } from './space.ts';
