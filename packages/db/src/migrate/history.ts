import type { Session } from '../client/session.ts';
import type { MigrationFile } from './files.ts';

export interface Applied {
  name: string;
  sha256: string;
}

/** Readable by every role: each process can say whether it fits the database. */
export const historyTable = `
  create schema if not exists entraide;
  create table if not exists entraide.migrations (
    name text constraint migrations__name primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  grant usage on schema entraide to entraide_app, entraide_worker, entraide_platform;
  grant select on entraide.migrations to entraide_app, entraide_worker, entraide_platform`;

/** Empty when nothing was ever migrated. */
export async function readHistory(session: Session): Promise<Applied[]> {
  const [there] = await session.raw(`select to_regclass('entraide.migrations') is not null as found`);
  if (!there?.found) return [];
  return (await session.raw(
    'select name, sha256 from entraide.migrations order by name',
  )) as unknown as Applied[];
}

/** The files still to run. Throws, naming file and remedy, when what ran is not what is here. */
export function pendingOf(files: MigrationFile[], applied: Applied[]): MigrationFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of applied) {
    const file = byName.get(name);
    if (!file) {
      throw new Error(
        `the database has run ${name}, which is not in this folder: this code is older than the database, or the file was removed. Use the code that brought it, or put the file back`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new Error(
        `${name} was edited after it had run: put it back as it was, and write the change as a new migration`,
      );
    }
  }
  const ran = new Set(applied.map(({ name }) => name));
  const latest = applied.at(-1)?.name ?? '';
  const pending = files.filter(({ name }) => !ran.has(name));
  const late = pending.find(({ name }) => name < latest);
  if (late) {
    throw new Error(
      `${late.name} comes before ${latest}, which has already run: give it the next free number`,
    );
  }
  return pending;
}
