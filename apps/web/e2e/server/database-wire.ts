import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type EmbeddedServer, startEmbedded } from '../../../../packages/db/src/embedded/index.ts';
import { driverFor } from '../../../../packages/db/src/testing/index.ts';

export interface DatabaseOnAWire {
  /** Settings of a server that reaches its database over the wire. */
  env: Record<string, string>;
  /** From now on nobody is there: open connections break, new ones are refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Ends one session after another as the server's superuser; returns how many when stopped. */
  killSessions(everyMs: number): { stop(): Promise<number> };
  close(): Promise<void>;
}

/** The embedded Postgres of a folder behind a wire that can be cut, so that it goes away and comes back at the same address. */
export async function databaseOnAWire(dataDir: string): Promise<DatabaseOnAWire> {
  const database = await startEmbedded({ dataDir });
  const target = Number(new URL(database.superuserUrl).port);
  const open = new Set<Socket>();
  const wire = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (port: number) =>
    new Promise<void>((done, fail) => {
      wire.once('error', fail);
      wire.listen(port, '127.0.0.1', () => done());
    });
  await listen(0);
  const { port } = wire.address() as AddressInfo;
  const cut = async () => {
    const closed = new Promise((done) => wire.close(done));
    for (const socket of open) socket.destroy();
    await closed;
  };
  return {
    env: envOf(database, port),
    cut,
    mend: () => listen(port),
    killSessions: (everyMs) => killSessions(database, everyMs),
    async close() {
      if (wire.listening) await cut();
      await database.stop();
    },
  };
}

function envOf({ urls }: EmbeddedServer, port: number): Record<string, string> {
  const overWire = (url: string) => Object.assign(new URL(url), { port: String(port) }).href;
  return {
    DATABASE_URL: overWire(urls.app),
    DATABASE_URL_OWNER: overWire(urls.owner),
    DATABASE_URL_WORKER: overWire(urls.worker),
    DATABASE_URL_PLATFORM: overWire(urls.platform),
  };
}

function killSessions({ superuserUrl }: EmbeddedServer, everyMs: number) {
  const superuser = driverFor(superuserUrl, 1);
  let [killed, stopped] = [0, false];
  const killing = (async () => {
    while (!stopped) {
      const rows = await superuser`
        select pg_terminate_backend(pid) from pg_stat_activity
        where usename = 'entraide_app' order by random() limit 1`;
      killed += rows.length;
      await new Promise((done) => setTimeout(done, everyMs));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await killing;
      await superuser.end({ timeout: 1 });
      return killed;
    },
  };
}
