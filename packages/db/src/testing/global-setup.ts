import { startTestServer, variable } from './test-server.ts';

/** For vitest's `globalSetup`: one server a run, whatever the number of workers. */
export default async function setUp(): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer();
  process.env[variable] = JSON.stringify(server);
  return stop;
}
