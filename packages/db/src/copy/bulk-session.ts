import postgres, { type Sql } from 'postgres';

/** One connection of its own for bulk work, which is never opened again behind our back. */
export interface BulkSession {
  sql: Sql;
  /** Rejects when the connection closes; never resolves. */
  gone: Promise<never>;
  isGone(): boolean;
}

export function openBulkSession(url: string): BulkSession {
  let lost = false;
  let lose = () => {};
  const gone = new Promise<never>((_, reject) => {
    lose = () => {
      lost = true;
      reject(new Error('The connection was lost; nothing of the load was kept'));
    };
  });
  gone.catch(() => {});
  const sql = postgres(url, {
    max: 1,
    fetch_types: false,
    prepare: false,
    // null is "never" to the driver; its types know only numbers.
    idle_timeout: null as unknown as number,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    onclose: () => lose(),
    connection: { application_name: 'entraide-bulk', statement_timeout: 0, maintenance_work_mem: '128MB' },
  });
  return { sql, gone, isGone: () => lost };
}
