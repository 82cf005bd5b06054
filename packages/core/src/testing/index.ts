/** For programs outside vitest: their apps may not know the database room. */
export { startTestServer } from '@entraide/db/testing';
export { startTestDns, type TestDns } from './dns-server.ts';
export { exhaust } from './exhaust.ts';
export { testAuthenticator, testTotpCode } from './factor.ts';
export { fakeS3 } from './fake-s3.ts';
export { testFileStore } from './file-store.ts';
export { consoleVisitor, plantOperator } from './operator.ts';
export { phonePhoto } from './phone-photo.ts';
export { sendMails } from './run-listeners.ts';
export { signedIn, withApp } from './second-factor.ts';
export { type TestCaller, type TestSpace, testPlatform } from './space.ts';
