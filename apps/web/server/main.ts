import { explainUnavailable } from '@entraide/core/platform';
import { originOf, SettingsError } from '@entraide/core/settings';
import { readEnv } from './env.ts';
import { type Flags, readFlags } from './start/flags.ts';
import { type Running, start } from './start/start.ts';
import { welcome } from './start/welcome.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Faults of the operator's are told in one sentence; anything else keeps its stack. */
function fail(error: unknown): never {
  const unavailable = explainUnavailable(error);
  if (unavailable) {
    const { what, why, next } = unavailable;
    say(`${what}\nWhy:  ${why}.\nNext: ${next}.`);
    process.exit(1);
  }
  const expected = error instanceof SettingsError || (error instanceof Error && error.name !== 'TypeError');
  say(expected ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error));
  process.exit(1);
}

/** A stop takes at most about 8 seconds when all that it waits for is dead. */
const MOST_MS = 9_500;

function stopOnSignals(running: Running): void {
  let asked = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // The second time somebody means it.
      if (asked) process.exit(1);
      asked = true;
      // Nothing that still hangs may keep the process beyond the time that Docker and others give it.
      setTimeout(() => process.exit(1), MOST_MS).unref();
      running.stop().then(() => process.exit(0), fail);
    });
  }
}

async function main(flags: Flags): Promise<void> {
  const settings = readEnv();
  const running = await start(settings, flags, say);
  stopOnSignals(running);
  if (!running.web) return say('Jobs are running in this process.');
  const root = originOf(settings.ROOT_DOMAIN, running.web.address);
  if (!flags.demo && !flags.dev) return say(`Serving ${root}`);
  for (const line of welcome(root, await running.web.spaces(), running.web.mail)) say(line);
}

main(readFlags(process.argv.slice(2))).catch(fail);
