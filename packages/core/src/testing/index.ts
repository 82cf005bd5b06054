export { type TestSpace, testPlatform } from './space.ts';
