import { Readable } from 'node:stream';
import { cases } from '@entraide/db';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTenant } from '../ctx/index.ts';
import { testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { addPhoto } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let jpeg: Buffer;
beforeAll(async () => {
  platform = await testPlatform();
  jpeg = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#7a1f4b' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => platform.close());

it.each([
  ['flag', 'childcare', 1],
  ['flag', 'shopping', 0],
  ['off', 'childcare', 0],
])(
  'where the space says "%s", a photo about %s comes to the desk %i times',
  async (effect, category, times) => {
    const space = await platform.openSpace({ rules: { 'child-photos': effect } });
    const author = await space.member({ displayName: 'Ana' });
    const as = space.ctx({ actor: author });
    const listing = await plantListing(platform.app, space.tenant.id, author, { category, title: 'Garde' });
    const { id } = await addPhoto(as, listing, Readable.from([jpeg]));
    const found = await inTenant(as, async (tx) => tx.select().from(cases));
    expect(found).toHaveLength(times);
    if (times > 0)
      expect(found[0]).toMatchObject({
        ...{ subjectKind: 'photo', subjectId: id, authorId: author.memberId, state: 'open' },
        ...{ flags: [{ rule: 'child-photos', effect: 'flag', marks: [] }] },
        evidence: [{ name: 'Ana', title: 'Garde' }],
      });
  },
);
