import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locale, pageKey, type TenantConfig } from '@entraide/model/tenant';
import type { Problem } from './problem.ts';
import type { SourceFile } from './source-file.ts';

/** Pages that no space opens without: who it is, what it keeps of people, its rules, and who answers for it before the law. */
const NEEDED_PAGES = ['about', 'privacy', 'terms', 'legal'] as const;

/** What still has to be written: `[[ to fill in: ... ]]`, but not the text of a link, `[[1]](...)`; or a line to write on. */
const BLANK = /\[\[[^\]\n]*(?:\]\](?!\()|$)|_{4,}/;

/** What a space with these languages starts with, full of blanks. */
export async function starterPages(locales: readonly Locale[]): Promise<{ name: string; content: string }[]> {
  const names = NEEDED_PAGES.flatMap((page) => locales.map((locale) => pageKey(page, locale)));
  return Promise.all(
    names.map(async (name) => ({
      name,
      content: await readFile(join(import.meta.dirname, 'starter', name.replace('pages/', '')), 'utf8'),
    })),
  );
}

/** A text with its blanks filled, first to last; an empty answer leaves its blank, and text beyond the answers is left alone. */
export function fillBlanks(text: string, answers: readonly string[]): string {
  const left = [...answers];
  return text
    .split('\n')
    .map((line) => {
      if (!BLANK.test(line)) return line;
      const answer = left.shift() ?? '';
      return answer === '' ? line : line.replace(BLANK, () => answer.replaceAll('\n', ' '));
    })
    .join('\n');
}

interface Written {
  config: TenantConfig;
  /** `pages/about.fr.md` and its text. */
  pages: ReadonlyMap<string, string>;
}

/**
 * What keeps a space from being opened: no way to write to the association, a page that is not there in one of its languages, or a
 * blank in a page.
 * @param dir the space's own folder, as problems name it
 * @param yaml its tenant.yaml, for the line; null where there is none
 */
export function missingToOpen(dir: string, { config, pages }: Written, yaml: SourceFile | null): Problem[] {
  const problems: Problem[] = [];
  if (!config.contact.email && !config.contact.website) {
    const message =
      'Nobody could write to the association. Add for example: contact: { email: bonjour@example.org }';
    const file = join(dir, 'tenant.yaml');
    problems.push(
      yaml?.problemAt(['contact'], 'value', message) ?? { file, line: null, column: null, message },
    );
  }
  for (const page of NEEDED_PAGES) {
    if (!config.pages.includes(page)) {
      const message = `No space opens without the page "${page}": add it to "pages".`;
      const file = join(dir, 'tenant.yaml');
      problems.push(
        yaml?.problemAt(['pages'], 'value', message) ?? { file, line: null, column: null, message },
      );
      continue;
    }
    for (const locale of config.locales) {
      const name = pageKey(page, locale);
      problems.push(...missingInPage(join(dir, name), pages.get(name)));
    }
  }
  for (const [name, text] of pages)
    if (!NEEDED_PAGES.some((page) => name.startsWith(`pages/${page}.`)))
      problems.push(...blanksOf(join(dir, name), text));
  return problems;
}

function missingInPage(file: string, text: string | undefined): Problem[] {
  const whole = (message: string): Problem[] => [{ file, line: null, column: null, message }];
  if (text === undefined) return whole('This page is missing.');
  const said = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return said.length === 0 ? whole('This page says nothing yet.') : blanksOf(file, text);
}

function blanksOf(file: string, text: string): Problem[] {
  return text.split('\n').flatMap((line, index): Problem[] => {
    const blank = BLANK.exec(line);
    if (!blank) return [];
    return [
      { file, line: index + 1, column: blank.index + 1, message: `Still to be written: ${blank[0].trim()}` },
    ];
  });
}
