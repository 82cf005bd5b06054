/**
 * `pnpm bench:digest [--members 10000] [--json]`: every member of a space has three notices that are due at the same moment. From the round
 * to the last mail handed over, written and rendered, by one worker's process; the provider answers at once.
 */
import { parseArgs } from 'node:util';
import { askForRounds } from '@entraide/core/notice';
import { testPlatform } from '@entraide/core/testing';
import { startJobs } from '@entraide/core/worker';
import { sql } from '@entraide/db';
import { startTestServer } from '@entraide/db/testing';
import { newId } from '@entraide/model';

const { values } = parseArgs({
  options: { members: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});
const MEMBERS = Number(values.members);
const LISTINGS = 200;
const NOTICES = 3;
const GOAL_S = 60;

const { server, stop } = await startTestServer();
const platform = await testPlatform(server);
try {
  const space = await platform.openSpace();
  const author = await space.member();
  const due = new Date();
  await platform.app.inTenant(space.tenant.id, async (tx) => {
    await tx.execute(sql`insert into members (id, email, display_name, locale)
      select gen_random_uuid(), 'm' || n || '@example.org', 'M', (array['fr', 'en', 'ar'])[1 + n % 3]
      from generate_series(1, ${MEMBERS}::integer) n`);
    await tx.execute(sql`insert into listings
      (id, author_id, kind, category, title, description, locale, precision, lat, lon, radius_m, place_id, country, expires_at)
      select gen_random_uuid(), ${author.memberId}::uuid, (array['offer', 'request'])[1 + n % 2], 'shopping', 'Annonce ' || n, 'x', 'fr',
        'city', 48.85, 2.35, 10000, 2988507, 'FR', now() + interval '1 day'
      from generate_series(1, ${LISTINGS}::integer) n`);
    await tx.execute(sql`insert into notice_settings (member_id, quiet_from, quiet_to)
      select id, 0, 0 from members where id <> ${author.memberId}::uuid`);
    await tx.execute(sql`insert into notices (id, member_id, kind, about_id, pace, created_at, due_at)
      select gen_random_uuid(), s.member_id, 'alert', l.id, 'digest', now(), ${due.toISOString()}::timestamptz
      from (select member_id, row_number() over () as n from notice_settings) s
      join (select id, row_number() over () as n from listings) l on (l.n + s.n) % ${LISTINGS}::integer < ${NOTICES}::integer`);
  });
  await platform.database.sql`analyze`;
  const sent = new Set<string>();
  let twice = 0;
  let allSent = () => {};
  const all = new Promise<void>((done) => {
    allSent = done;
  });
  const mail = {
    async send({ to }: { to: string }) {
      if (sent.has(to)) twice++;
      sent.add(to);
      if (sent.size === MEMBERS) allSent();
    },
  };
  await platform.app.inTenant(space.tenant.id, (tx) => askForRounds(tx, [due]));
  const began = performance.now();
  const marked = async () => {
    const [row] = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.execute<{ left: number }>(sql`select count(*)::int as left from notices where mail_id is null`),
    );
    return row?.left === 0;
  };
  const worker = await startJobs({
    ...platform.worker,
    ...{ mail, url: platform.database.urls.worker, secretKey: newId() },
  });
  let roundMs = 0;
  while (roundMs === 0) {
    await new Promise((done) => setTimeout(done, 200));
    if (await marked()) roundMs = performance.now() - began;
  }
  await all;
  const wholeMs = performance.now() - began;
  await worker.stop();
  const result = {
    members: MEMBERS,
    roundS: roundMs / 1000,
    wholeS: wholeMs / 1000,
    goalS: GOAL_S,
    mails: sent.size,
    twice,
  };
  if (values.json) console.log(JSON.stringify(result));
  else {
    console.log(`${result.mails} digests of ${MEMBERS} members, ${twice} twice`);
    console.log(`all marked and left to be sent after ${result.roundS.toFixed(1)} s`);
    console.log(`the last one handed over after ${result.wholeS.toFixed(1)} s (goal ${GOAL_S} s)`);
  }
} finally {
  await platform.close();
  await stop();
}
