/**
 * `pnpm bench:publish [--members 20000]`: what the rules add to a publish, in a space with many members. The team's own texts are asked of
 * no rule, so the same honest texts are published by members and by moderators in turn.
 */
import { parseArgs } from 'node:util';
import { createListing } from '@entraide/core/listing';
import { testPlatform } from '@entraide/core/testing';
import { sql } from '@entraide/db';
import { startTestServer } from '@entraide/db/testing';
import { readTexts } from './read-texts.ts';

const { values } = parseArgs({ options: { members: { type: 'string', default: '20000' } } });
const ROUNDS = 300;
/** Well below what one person may publish within an hour. */
const EACH = 5;
const GOAL_MS = 5;

const { server, stop } = await startTestServer();
const platform = await testPlatform(server);
try {
  const space = await platform.openSpace();
  await platform.database.db('platform').inTenant(space.tenant.id, (tx) =>
    tx.execute(sql`
      insert into members (id, email, display_name, locale, role, status)
      select gen_random_uuid(), 'm' || n || '@example.org', 'Membre ' || n, 'fr', 'member', 'active'
      from generate_series(1, ${Number(values.members)}::int) as n`),
  );
  await platform.database.sql`vacuum analyze members`;
  const honest = readTexts().filter(({ fraud, place }) => fraud === null && place === 'public');
  const times = { member: [] as number[], moderator: [] as number[] };
  for (let n = 0; n < ROUNDS; n += EACH) {
    const authors = {
      member: await space.member({ displayName: `Claire ${n}` }),
      moderator: await space.member({ role: 'moderator', displayName: `Mona ${n}` }),
    };
    for (let each = 0; each < EACH; each++) {
      const {
        title = '',
        body,
        language,
      } = honest[(n + each) % honest.length] ?? { body: '', language: 'fr' };
      for (const role of each % 2 ? (['member', 'moderator'] as const) : (['moderator', 'member'] as const)) {
        const began = performance.now();
        await createListing(space.ctx({ actor: authors[role], locale: language }), {
          ...{ kind: 'offer', category: 'shopping', title: title || 'Un coup de main' },
          ...{ description: body, place: { lat: 48.85, lon: 2.35 } },
        });
        times[role].push(performance.now() - began);
      }
    }
  }
  const at = (role: keyof typeof times, part: number) => {
    const sorted = times[role].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  };
  console.log(`${ROUNDS} publishes each in a space of ${values.members} members; ms, goal ${GOAL_MS} more:`);
  for (const part of [0.5, 0.95]) {
    const [judged, not] = [at('member', part), at('moderator', part)];
    console.log(
      `p${part * 100}: judged ${judged.toFixed(1)}, not judged ${not.toFixed(1)}, more ${(judged - not).toFixed(1)}`,
    );
  }
} finally {
  await platform.close();
  await stop();
}
