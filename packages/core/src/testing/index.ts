export { exhaust } from './exhaust.ts';
export { type TestSpace, testPlatform } from './space.ts';
