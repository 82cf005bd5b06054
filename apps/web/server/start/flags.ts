import { parseArgs } from 'node:util';

export interface Flags {
  /** Migrate, apply tenants/, plant the demo, then serve. */
  demo: boolean;
  /** Serve pages through Vite, with hot reload. */
  dev: boolean;
  /** What this process does. */
  work: 'web-and-jobs' | 'web' | 'jobs';
}

/** @throws TypeError naming an unknown flag */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      'worker-only': { type: 'boolean', default: false },
      'no-worker': { type: 'boolean', default: false },
    },
  });
  const work = values['worker-only'] ? 'jobs' : values['no-worker'] ? 'web' : 'web-and-jobs';
  return { demo: values.demo, dev: values.dev, work };
}
