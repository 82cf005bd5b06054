import type { ExitCode, Terminal } from './terminal.ts';

/** What a command gets: its words, its options and where to print. */
export interface Call<Options = Record<string, never>> {
  terminal: Terminal;
  words: string[];
  options: Options;
}

/** Loads a command when it runs: what the others need is not loaded, so that `tenant validate` stays quick. */
export type Load = () => Promise<(call: Call<never>) => Promise<ExitCode> | Promise<void>>;
