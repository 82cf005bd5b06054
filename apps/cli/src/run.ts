import { CommanderError } from 'commander';
import { tell } from './failure.ts';
import { buildProgram } from './program.ts';
import { DONE, type ExitCode, FAILED, Terminal, USAGE } from './terminal.ts';

/** Runs one command line and answers its exit code. */
export async function run(words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = DONE;
  const program = buildProgram((result) => {
    code = result;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    new Terminal(words.includes('--json')).failed(tell(error));
    return FAILED;
  }
}
