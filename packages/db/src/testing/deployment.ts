/** What the test of the whole deployment needs: a server of its own and an older state of the database. */
export { startEmbedded } from '../embedded/index.ts';
export { migrate } from '../migrate/index.ts';
export { driverFor } from './create-test-database.ts';
