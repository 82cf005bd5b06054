import type { PlatformRole } from '@entraide/core/platform';
import type { Call } from '../call.ts';
import { asOperator } from '../operator.ts';
import { DONE, FAILED } from '../terminal.ts';

export async function migrate({ terminal, options }: Call<{ dryRun?: boolean }>) {
  await asOperator(terminal, async ({ platform }) => {
    if (options.dryRun) {
      const { pending } = await platform.migrations();
      terminal.data({ pending }, pending);
      terminal.say(`Nothing was written: this was a dry run. ${pending.length} to apply.`);
      return;
    }
    const { applied } = await platform.migrate((line) => terminal.say(line));
    terminal.data({ applied }, applied);
    terminal.say(applied.length === 0 ? 'The database was at this version already.' : 'Done.');
  });
}

export async function status({ terminal }: Call) {
  const found = await asOperator(terminal, ({ platform }) => platform.migrations());
  terminal.data(found, [
    ...found.applied.map((name) => `applied  ${name}`),
    ...found.pending.map((name) => `pending  ${name}`),
  ]);
  if (found.pending.length === 0) return DONE;
  terminal.say('Next: pnpm platform db migrate');
  return FAILED;
}

export async function url({ terminal, options }: Call<{ role: PlatformRole }>) {
  await asOperator(terminal, async ({ platform }) => {
    const address = platform.urls[options.role];
    terminal.data({ role: options.role, url: address }, [address]);
    if (platform.embedded) terminal.say('This is the embedded Postgres: it answers while the platform runs.');
  });
}
