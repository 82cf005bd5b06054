export { startTestDns, type TestDns } from './dns-server.ts';
export { exhaust } from './exhaust.ts';
export { type TestCaller, type TestSpace, testPlatform } from './space.ts';
