import { Agent, get } from 'node:http';
import { expect, test } from 'vitest';
import { drain, listen, newServer, refuseTakenPort } from './listen.ts';

const ask = (port: number, agent: Agent | false = false) =>
  new Promise<number>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });

test('whoever was let in is served; then the door is shut', async () => {
  const server = newServer();
  let [arrived, finish] = [0, () => {}];
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const allIn = new Promise<void>((resolve) => {
    server.on('request', (_, response) => {
      if (++arrived === 20) resolve();
      void held.then(() => response.end('ok'));
    });
  });
  const port = await listen(server, 0);
  const answers = Array.from({ length: 20 }, () => ask(port));
  await allIn;
  const drained = drain(server, 10_000);
  await expect(ask(port)).rejects.toThrow(/ECONNREFUSED/);
  finish();
  expect(await Promise.all(answers)).toEqual(Array(20).fill(200));
  await drained;
});

test('a kept connection is told to end before it is cut', async () => {
  const server = newServer().on('request', (_, response) => response.end('ok'));
  const port = await listen(server, 0);
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const outcomes = { served: 0, cut: 0 };
  const client = async () => {
    for (;;) {
      const outcome = await ask(port, agent).catch((error: NodeJS.ErrnoException) => error.code);
      if (outcome === 'ECONNREFUSED') return;
      outcomes[outcome === 200 ? 'served' : 'cut']++;
    }
  };
  const clients = Array.from({ length: 4 }, client);
  while (outcomes.served < 20) await ask(port);
  await drain(server, 10_000);
  await Promise.all(clients);
  agent.destroy();
  expect(outcomes.served).toBeGreaterThan(20);
  expect(outcomes.cut).toBe(0);
});

test('a port that is taken is told with what to do', async () => {
  const server = newServer();
  const port = await listen(server, 0);
  await expect(refuseTakenPort(port)).rejects.toThrow(new RegExp(`Port ${port} is taken.*PORT=`));
  await drain(server, 1000);
  await refuseTakenPort(port);
});
