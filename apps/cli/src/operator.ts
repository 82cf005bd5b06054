import { userInfo } from 'node:os';
import type { OperatorCtx } from '@entraide/core/audit';
import type { Log } from '@entraide/core/ctx';
import { openFileStore } from '@entraide/core/file';
import { dataDirOf, openPlatform, type Platform, tenantsDir } from '@entraide/core/platform';
import type { Settings } from '@entraide/core/settings';
import { checkPlans } from '@entraide/core/tenant/folder';
import { settingsHere } from './env.ts';
import type { Terminal } from './terminal.ts';

/** What a command of the operator works with; `ctx.db` is the operator's role. */
export interface Work {
  ctx: OperatorCtx;
  settings: Settings;
  platform: Platform;
}

/** Opens the platform for one command, whatever becomes of it closes it again. */
export async function asOperator<T>(terminal: Terminal, work: (given: Work) => Promise<T>): Promise<T> {
  const settings = settingsHere();
  const { plans } = await checkPlans(tenantsDir);
  const platform = await openPlatform(settings);
  try {
    const ctx = {
      db: platform.db.platform,
      clock: () => new Date(),
      log: logTo(terminal),
      fileStore: openFileStore(settings, dataDirOf(settings)),
      operator: userInfo().username,
      ...(plans && { plans }),
    };
    return await work({ ctx, settings, platform });
  } finally {
    await platform.close();
  }
}

/** Information stays quiet: a command prints its own answer. */
function logTo(terminal: Terminal): Log {
  return {
    info: () => {},
    warn: (_, message) => terminal.say(message),
    error: (_, message) => terminal.say(message),
  };
}
