import { createTestDatabase } from '@entraide/db/testing';
import { expect, test } from 'vitest';
import { runChaos } from './run-chaos.ts';

test('500 sessions ended under load: nothing crosses, nothing is lost, nobody waits for ever', async () => {
  const database = await createTestDatabase();
  try {
    const { kills, done, wrongReads, wrongWrites, lostWrites, uncaught, longestWaitMs } = await runChaos({
      appUrl: database.urls.app,
      superuserUrl: database.superuserUrl,
      kills: 500,
    });
    expect(kills).toBeGreaterThanOrEqual(500);
    expect(done).toBeGreaterThan(500);
    expect({ wrongReads, wrongWrites, lostWrites, uncaught }).toEqual({
      wrongReads: 0,
      wrongWrites: 0,
      lostWrites: 0,
      uncaught: 0,
    });
    // A promise and not a speed: an acquire gives up after 3 s and a unit after 5 s.
    expect(longestWaitMs).toBeLessThan(9_000);
  } finally {
    await database.close();
  }
}, 120_000);
