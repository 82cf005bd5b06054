import { afterAll, beforeAll, expect, it } from 'vitest';
import { Invalid, TooMany } from '../error/index.ts';
import { sendMails, testPlatform } from '../testing/index.ts';
import { reportBarrier } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const words = 'Le bouton « Publier » n’est pas lu.';

it('a barrier reaches every admin and the address of the space once, with where to answer', async () => {
  const [space, other] = [
    await platform.openSpace({ contact: { email: 'Adele@example.org' } }),
    await platform.openSpace({ contact: { email: 'ailleurs@example.org' } }),
  ];
  await space.member({ role: 'admin', email: 'adele@example.org' });
  await space.member({ role: 'admin', email: 'remi@example.org' });
  await space.member({ role: 'moderator', email: 'maud@example.org' });
  await reportBarrier(space.ctx(), { words, where: '/listings/new', email: 'zoe@example.org' });
  const mails = await sendMails(platform.worker, space.tenant.id);
  expect(mails.map(({ to }) => to).sort()).toEqual(['adele@example.org', 'remi@example.org']);
  for (const { text } of mails)
    for (const said of [words, '/listings/new', 'zoe@example.org']) expect(text).toContain(said);
  expect(await sendMails(platform.worker, other.tenant.id)).toEqual([]);
});

it('forty people at once lose none of them, and one network cannot flood the space', async () => {
  const space = await platform.openSpace({ contact: { email: 'bureau@example.org' } });
  const said = Array.from({ length: 40 }, (_, n) => `Obstacle numéro ${n} !`);
  await Promise.all(said.map((one, n) => reportBarrier(space.ctx({ ip: `10.0.${n}.1` }), { words: one })));
  const mails = await sendMails(platform.worker, space.tenant.id);
  expect(mails).toHaveLength(40);
  for (const one of said)
    expect(
      mails.some(({ text }) => text.includes(one)),
      one,
    ).toBe(true);

  const tries = said.map((one) => reportBarrier(space.ctx({ ip: '10.99.0.1' }), { words: one }));
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(20);
  for (const one of refused) expect(one).toMatchObject({ reason: expect.any(TooMany) });
  expect(await sendMails(platform.worker, space.tenant.id)).toHaveLength(20);
});

it('what is empty, too long or no address is refused, and reaches nobody', async () => {
  const space = await platform.openSpace({ contact: { email: 'bureau@example.org' } });
  const wrong = [
    { words: ' ' },
    { words: 'x'.repeat(2001) },
    { words, where: 'x'.repeat(301) },
    { words, email: 'zoe' },
    { words, to: 'zoe@example.org' },
  ];
  for (const given of wrong) await expect(reportBarrier(space.ctx(), given)).rejects.toThrow(Invalid);
  expect(await sendMails(platform.worker, space.tenant.id)).toEqual([]);
});
