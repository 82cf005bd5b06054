import { expect, test } from 'vitest';
import { createTestDatabase } from '../testing/index.ts';
import { findLeaks } from './index.ts';

test('nothing crosses between two tenants, and the probes would have noticed', async () => {
  const database = await createTestDatabase();
  try {
    const { probes, leaks, mutants, survivors } = await findLeaks(database);
    expect(leaks).toEqual([]);
    expect(survivors).toEqual([]);
    expect(probes).toBeGreaterThan(10 * 13 * 4 * 3);
    expect(mutants).toBeGreaterThanOrEqual(20);
  } finally {
    await database.close();
  }
}, 600_000);
