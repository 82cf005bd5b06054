import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Load } from './call.ts';
import { USUAL } from './tenants-folder.ts';
import { DONE, type ExitCode, Terminal } from './terminal.ts';

/** Adds commands to the program; each group of commands gets one. */
export class Builder {
  /** @param finish gets the exit code of the command that ran */
  constructor(
    readonly program: Command,
    private readonly finish: (code: ExitCode) => void,
  ) {}

  group(name: string, about: string, parent = this.program): Command {
    return parent.command(name).description(about);
  }

  command(parent: Command, words: string, about: string, load: Load): Command {
    return parent
      .command(words)
      .description(about)
      .action(async (...given: unknown[]) => {
        const self = given.at(-1) as Command;
        const options = self.optsWithGlobals() as never;
        const terminal = new Terminal(this.program.opts().json === true);
        const run = await load();
        const words = self.processedArgs.flat().filter(isText);
        this.finish((await run({ terminal, words, options })) ?? DONE);
      });
  }

  /** A command that writes, and can say beforehand what it would do. */
  writer(parent: Command, words: string, about: string, load: Load): Command {
    return this.command(parent, words, about, load).option(
      '--dry-run',
      'say what would be done, change nothing',
    );
  }
}

const isText = (word: unknown): word is string => typeof word === 'string';

export const folderOption = () => new Option('--dir <folder>', 'the folder of tenants').default(USUAL);

/** @throws InvalidArgumentError for anything but a whole number of 0 or more */
export function wholeNumber(text: string): number {
  const number = Number(text.replaceAll('_', ''));
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('Write a whole number.');
  return number;
}
