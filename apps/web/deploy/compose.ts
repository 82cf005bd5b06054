import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

export const root = resolve(import.meta.dirname, '../../..');

interface Service {
  command?: string[];
  entrypoint?: string[];
  environment?: Record<string, string>;
}

const { services } = parse(readFileSync(resolve(root, 'deploy/compose.yaml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
};

/** `${NAME}`, `${NAME:-default}` and `${NAME:?why}`, as Docker Compose replaces them. */
function filledIn(text: string, values: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    const value = values[name] ?? '';
    if (value === '' && kind === '?') throw new Error(`${name}: ${rest}`);
    return value === '' && kind === '-' ? rest : value;
  });
}

/** The variables of a service of deploy/compose.yaml, and no others. */
export function environmentOf(name: string, values: Record<string, string>): Record<string, string> {
  const { environment = {} } = services[name] ?? {};
  return Object.fromEntries(
    Object.entries(environment).map(([key, text]) => [key, filledIn(String(text), values)]),
  );
}

export interface Started {
  child: ChildProcess;
  /** Everything said so far. */
  said(): string;
  ended: Promise<number | null>;
}

/** What was started and has not ended; whoever leaves early ends it. */
const running = new Set<ChildProcess>();
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export function launch(command: readonly string[], env: Record<string, string>, cwd = root): Started {
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text += String(chunk);
    });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, said: () => text, ended };
}

/** The process that a service would be, on this machine: `env` holds what only this machine needs, the port for example. */
export function startService(
  name: string,
  values: Record<string, string>,
  change: (env: Record<string, string>) => Record<string, string>,
  words: readonly string[] = [],
): Started {
  const { entrypoint = [], command = [] } = services[name] ?? {};
  // The image says NODE_ENV.
  const env = { NODE_ENV: 'production', ...change(environmentOf(name, values)) };
  return launch([...entrypoint, ...(words.length > 0 ? words : command)], env);
}

/** @throws Error with what it said when it ends with anything but 0 */
export async function finished(started: Started): Promise<string> {
  const code = await started.ended;
  if (code !== 0) throw new Error(`it ended with ${code}:\n${started.said()}`);
  return started.said();
}
