import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { driverFor } from '@entraide/db/testing';

interface RunningServer {
  /** Where its embedded Postgres keeps its passwords. */
  dataDir: string;
  /** Any connection address of its database. */
  url: string;
}

/**
 * A running server has no clock that a journey could put forward. So what it knows of a space is put back: it is open, nobody saw its
 * admins for 90 days, and they were asked twice.
 */
export async function silenceAdmins({ dataDir, url }: RunningServer, slug: string): Promise<void> {
  const { superuser } = JSON.parse(readFileSync(join(dataDir, 'postgres/passwords.json'), 'utf8')) as {
    superuser: string;
  };
  const address = new URL(url);
  address.username = 'postgres';
  address.password = superuser;
  const sql = driverFor(String(address), 1);
  try {
    await sql.begin(async (tx) => {
      const [space] = await tx<{ id: string }[]>`
        update tenants set status = 'open', created_at = now() - interval '90 days' where slug = ${slug} returning id`;
      if (!space) throw new Error(`there is no space ${slug}`);
      const admins = tx`select id from members where tenant_id = ${space.id} and role = 'admin'`;
      await tx`delete from sessions where tenant_id = ${space.id} and member_id in (${admins})`;
      await tx`delete from known_browsers where tenant_id = ${space.id} and member_id in (${admins})`;
      await tx`update members set created_at = now() - interval '90 days'
        where tenant_id = ${space.id} and role = 'admin'`;
      await tx`delete from team_told where tenant_id = ${space.id}`;
      await tx`insert into team_told (tenant_id, what, at) values
        (${space.id}, 'still-there-1', now() - interval '50 days'),
        (${space.id}, 'still-there-2', now() - interval '30 days')`;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
