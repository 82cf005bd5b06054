import { requestCode } from '@entraide/core/account';
import { exhaust, testPlatform } from '@entraide/core/testing';
import { expect, it } from 'vitest';
import { crowdedParam, readCrowded } from './crowded.ts';

const now = new Date('2026-11-25T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

it('travels in the address of the code page as a moment, and is over once that has come', async () => {
  const platform = await testPlatform();
  const space = await platform.openSpace();
  const ctx = space.ctx({ clock: () => now });
  const ask = () => requestCode(ctx, { email: 'ana@example.org', browserToken: 'a'.repeat(32) });
  expect(crowdedParam(await ask(), now)).toEqual({});
  await exhaust(ctx, 'codes-space', '');
  const search = new URLSearchParams(crowdedParam(await ask(), now));
  expect(readCrowded(search, now)).toBe(4);
  expect(readCrowded(search, later(3))).toBe(1);
  expect(readCrowded(search, later(4))).toBeNull();
  await platform.close();
});

it.each(['', 'x', '-1', '1e99', '9999999999999'])('"%s" says nothing', (crowded) => {
  expect(readCrowded(new URLSearchParams({ crowded }), now)).toBeNull();
});
