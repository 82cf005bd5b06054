import { expect, it } from 'vitest';
import { drawSprite, spriteOnDisk } from '../../icons/build.ts';

it('holds every icon that pages and categories name, as lucide draws them', async () => {
  expect(await drawSprite(), 'run: npx tsx icons/build.ts').toBe(spriteOnDisk());
});
