import { loadGazetteer } from '@entraide/core/gazetteer';
import { smallSource } from '@entraide/core/gazetteer/fixture';
import { testPlatform } from '@entraide/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attacks } from './attacks.ts';
import { holds, LEAST_SHARE, runAttacks } from './run-attacks.ts';
import { chooseTargets, placeKinds } from './targets.ts';

// The whole of it, 200 homes and the world's gazetteer: `pnpm test:privacy`.
let platform: Awaited<ReturnType<typeof testPlatform>>;
const openSpace = () => platform.openSpace();
const anywhere = ({ outcomes }: Awaited<ReturnType<typeof runAttacks>>) =>
  outcomes.filter(({ kind }) => kind === 'anywhere');

beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
});
afterAll(() => platform.close());

test('no attack comes nearer to a home than the middle of its cell', async () => {
  const targets = await chooseTargets(platform.app, 10);
  expect(new Set(targets.map(({ kind }) => kind)).size).toBe(placeKinds.length);
  const findings = await runAttacks({ targets, openSpace });
  expect(findings.queries.fewestATarget).toBeGreaterThan(1_000);
  for (const { attack, medianShare } of anywhere(findings))
    expect(medianShare, attack).toBeGreaterThanOrEqual(LEAST_SHARE);
}, 120_000);

test('the attacks bite: a point that is not snapped is found to a few metres by each of them', async () => {
  const targets = await chooseTargets(platform.app, 5);
  const findings = await runAttacks({ targets, openSpace, precision: 'public-place' });
  expect(anywhere(findings).map(({ attack }) => attack)).toEqual(Object.keys(attacks));
  for (const { attack, medianM } of anywhere(findings)) expect(medianM, attack).toBeLessThan(15);
  expect(holds(findings)).toBe(false);
}, 120_000);
