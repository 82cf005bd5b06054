import { expect, test } from 'vitest';
import { runMailChaos } from './run-mail-chaos.ts';

test('mail workers killed while mails leave: none is lost, none is sent twice, and others take over', async () => {
  const { lost, sentTwice, failed, kills, longestTakeoverMs, aloneTakeoverMs } = await runMailChaos({
    mails: 40,
    kills: 3,
  });
  expect({ lost, sentTwice, failed, kills }).toEqual({ lost: 0, sentTwice: 0, failed: 0, kills: 3 });
  // A promise and not a speed: the watch looks every 30 seconds at what has been locked for 15.
  expect(Math.max(longestTakeoverMs, aloneTakeoverMs)).toBeLessThan(90_000);
}, 300_000);
