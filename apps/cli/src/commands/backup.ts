import { join, resolve } from 'node:path';
import { makeBackup, type Progress, restoreBackup, restoreTenant, verifyBackup } from '@entraide/core/backup';
import { sizeOf } from '@entraide/core/doctor';
import { dataDirOf } from '@entraide/core/platform';
import type { Call } from '../call.ts';
import { settingsHere } from '../env.ts';
import { erasedAgain } from '../erased-again.ts';
import { asOperator } from '../operator.ts';
import type { Terminal } from '../terminal.ts';

export async function backup({ terminal, options }: Call<{ to?: string; keep: number; dryRun?: boolean }>) {
  const dryRun = options.dryRun === true;
  const done = await asOperator(terminal, ({ ctx, settings, platform }) =>
    withProgress(terminal, (onProgress) =>
      makeBackup(ctx, {
        ...{ ownerUrl: platform.urls.owner, platformUrl: platform.urls.platform, dryRun, onProgress },
        to: options.to === undefined ? join(dataDirOf(settings), 'backups') : resolve(options.to),
        keep: Math.max(1, options.keep),
      }),
    ),
  );
  const { dir, tenants, rows, files, bytes, missing, removed } = done;
  const held = dryRun ? `about ${rows} rows` : `${rows} rows, ${files} files, ${sizeOf(bytes)}`;
  terminal.data(done, [dir, `${tenants} spaces, ${held}`, ...removed.map((old) => `- ${old}`)]);
  for (const name of missing) terminal.say(`The file store had lost ${name}: it is not in the backup.`);
  if (dryRun) terminal.say('Nothing was written: this was a dry run.');
  else terminal.say(`Copy it to another machine. Next, now and then: pnpm platform restore --verify ${dir}`);
}

interface Restoring {
  verify?: boolean;
  tenant?: string;
  as?: string;
  dryRun?: boolean;
}

export async function restore(call: Call<Restoring>): Promise<void> {
  const { terminal, options } = call;
  const dir = resolve(call.words[0] ?? '');
  if (options.tenant !== undefined) return restoreOne(terminal, dir, options.tenant, options);
  if (options.verify || options.dryRun) return verify(terminal, dir);
  const restored = await asOperator(terminal, ({ ctx, platform }) =>
    withProgress(terminal, (onProgress) =>
      restoreBackup(dir, () => ctx, ctx.fileStore, {
        ...{ ownerUrl: platform.urls.owner, passwords: platform.passwords, onProgress },
        migrate: () => platform.migrate((line) => terminal.say(line)),
      }),
    ),
  );
  const { madeAt, tenants, rows, files, erased } = restored;
  terminal.data(restored, [
    `${tenants} spaces, ${rows} rows, ${files} files, as they were at ${madeAt}`,
    ...(erased > 0 ? [erasedAgain(erased)] : []),
  ]);
  terminal.say('Jobs that waited then run again, mails among them. Next: pnpm platform doctor');
}

async function restoreOne(terminal: Terminal, dir: string, slug: string, { as, dryRun = false }: Restoring) {
  const restored = await asOperator(terminal, ({ ctx, settings }) =>
    withProgress(terminal, (onProgress) =>
      restoreTenant(ctx, dir, slug, { as, dryRun, onProgress, rootDomain: settings.ROOT_DOMAIN }),
    ),
  );
  const { rows, files, madeAt, status, replaced, erased } = restored;
  terminal.data(restored, [
    `${restored.slug}: ${rows} rows, ${files} files, ${status}, as it was at ${madeAt}`,
    ...(erased > 0 ? [erasedAgain(erased)] : []),
  ]);
  if (dryRun) terminal.say('Nothing was written: this was a dry run.');
  else if (replaced)
    terminal.say('What was written there since is gone. People sign in again, with their addresses.');
  else terminal.say(`Next: pnpm platform tenant show ${restored.slug}`);
}

async function verify(terminal: Terminal, dir: string): Promise<void> {
  const verified = await withProgress(terminal, (onProgress) =>
    verifyBackup(dir, { scratch: dataDirOf(settingsHere()), onProgress }),
  );
  const { madeAt, tenants, rows, files } = verified;
  terminal.data(verified, [
    `${tenants} spaces, ${rows} rows, ${files} files, made at ${madeAt}: they come in again, byte for byte`,
  ]);
}

async function withProgress<T>(
  terminal: Terminal,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const bar = terminal.progress();
  try {
    return await work(({ done, of, what }) => bar.show(done, Math.max(1, of), what));
  } finally {
    bar.end();
  }
}
