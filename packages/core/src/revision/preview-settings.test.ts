import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { changeSettings, listRevisions, previewRollBack, previewSettings, readSettings } from './index.ts';

const platform = await testPlatform();
afterAll(() => platform.close());

let space: TestSpace;
let ctx: Ctx;
beforeEach(async () => {
  space = await platform.openSpace({ locales: ['fr', 'en'] });
  ctx = space.ctx({ actor: await space.member({ role: 'admin' }) });
});

const tagline = (text: string) => ({ fr: text, en: text });
const namesOf = (changes: readonly { name: string }[]) => changes.map(({ name }) => name);

describe('previewSettings', () => {
  it('says what a change would do, and does nothing', async () => {
    const seen = await previewSettings(ctx, {
      base: 1,
      set: { tagline: tagline('Ensemble'), reading: 'members' },
    });
    expect(namesOf(seen.changes)).toEqual(['reading', 'tagline.en', 'tagline.fr']);
    expect(seen.changes[0]).toMatchObject({ from: 'public', to: 'members' });
    expect(seen.config).toMatchObject({ reading: 'members' });
    expect(await listRevisions(ctx)).toHaveLength(1);
  });

  it('compares what people see, whichever way it was written', async () => {
    const { config } = await readSettings(ctx);
    const same = await previewSettings(ctx, {
      base: 1,
      set: { tagline: config.tagline, theme: config.theme },
    });
    expect(same.changes).toEqual([]);
  });

  it('refuses what a change would be refused', async () => {
    await expect(previewSettings(ctx, { base: 1, set: { theme: { brand: 'blue' } } })).rejects.toMatchObject({
      code: 'invalid',
    });
    await changeSettings(ctx, { base: 1, set: { tagline: tagline('Ensemble') } });
    await expect(
      previewSettings(ctx, { base: 1, set: { tagline: tagline('Voisins') } }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('two editors of one page', () => {
  it('do not meet in what one of them left as it was', async () => {
    const { config } = await readSettings(ctx);
    await changeSettings(ctx, { base: 1, set: { reading: 'members' } });
    await changeSettings(ctx, { base: 2, set: { tagline: tagline('Ensemble') } });
    // The second form says everything that stood on it.
    const second = await changeSettings(ctx, {
      base: 2,
      set: { reading: 'members', welcome: tagline('Bonjour') },
    });
    expect(namesOf(second.meanwhile)).toEqual(['tagline.en', 'tagline.fr']);
    expect((await readSettings(ctx)).config).toMatchObject({
      ...{ reading: 'members', name: config.name },
      ...{ tagline: tagline('Ensemble'), welcome: tagline('Bonjour') },
    });
  });
});

describe('former settings', () => {
  beforeEach(() => changeSettings(ctx, { base: 1, set: { reading: 'members' } }));

  it('are read as they were', async () => {
    expect((await readSettings(ctx, { at: 1 })).config.reading).toBe('public');
    await expect(readSettings(ctx, { at: 3 })).rejects.toMatchObject({ code: 'not-found' });
    for (const at of [0, '1', 1e12])
      await expect(readSettings(ctx, { at })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('say what bringing them back would change', async () => {
    expect(await previewRollBack(ctx, { to: 1 })).toMatchObject({
      number: 2,
      changes: [{ name: 'reading', from: 'members', to: 'public' }],
      kept: [],
    });
    expect(await listRevisions(ctx)).toHaveLength(2);
    await expect(previewRollBack(ctx, { to: 9 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are another space’s business there', async () => {
    const other = await platform.openSpace();
    const stranger = other.ctx({ actor: await other.member({ role: 'admin' }) });
    for (const tried of [readSettings(stranger, { at: 2 }), previewRollBack(stranger, { to: 2 })])
      await expect(tried).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('is for admins', async () => {
  for (const role of ['member', 'moderator'] as const) {
    const caller = space.ctx({ actor: await space.member({ role }) });
    for (const tried of [
      previewSettings(caller, { base: 1, set: {} }),
      previewRollBack(caller, { to: 1 }),
      readSettings(caller),
    ])
      await expect(tried).rejects.toMatchObject({ code: 'not-allowed' });
  }
});
