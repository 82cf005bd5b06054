import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, by name: begun last, one of them would keep a single core busy at the end. */
const LONGEST = [
  'axe.journey.ts',
  'narrow.journey.ts',
  'deployment.test.ts',
  'kept.journey.ts',
  'isolation.journey.ts',
  'privacy.test.ts',
  'cli.test.ts',
  'start-embedded.test.ts',
  'metamorphic.test.ts',
  'themes.journey.ts',
  'whole-world.test.ts',
  'place.journey.ts',
  'message.journey.ts',
  'chaos.test.ts',
  'held.test.ts',
  'isolation.test.ts',
];

/** A clean checkout knows no times of former runs, by which vitest would order the files of a project. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(basename(moduleId));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
