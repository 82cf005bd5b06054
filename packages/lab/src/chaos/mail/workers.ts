import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Worker processes that can be killed. */
export function mailWorkers(given: { url: string; providerUrl: string; dataDir: string }) {
  const living = new Set<ChildProcess>();
  return {
    /** Loaded and not yet at work, so that a life begins with a mail and not with a second of loading. */
    async ready(): Promise<ChildProcess> {
      const { url, providerUrl, dataDir } = given;
      const child = spawn(process.execPath, ['--import', 'tsx', program, url, providerUrl, dataDir], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      living.add(child);
      if (child.stdout) await once(child.stdout, 'data');
      return child;
    },
    work(child: ChildProcess): ChildProcess {
      child.stdin?.write('go\n');
      return child;
    },
    /** SIGKILL: it finishes nothing and says goodbye to nobody. */
    async kill(child: ChildProcess): Promise<void> {
      living.delete(child);
      const ended = once(child, 'exit');
      if (child.kill('SIGKILL')) await ended;
    },
    killAll(): void {
      for (const child of living) child.kill('SIGKILL');
    },
  };
}
