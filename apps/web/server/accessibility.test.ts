import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const doc = readFileSync(resolve(root, 'docs/accessibility.md'), 'utf8');
const [, wcag = '', rgaa = ''] = doc.split(/^## (?:WCAG|RGAA).*$/m);

const tests = [...doc.matchAll(/^- \*\*([\w-]+)\*\*: `([^`]+)` "(.+)"$/gm)].map(
  ([, key = '', file = '', name = '']) => ({ key, file, name }),
);

const rowsOf = (part: string) =>
  [...part.matchAll(/^\| (\d[\d.]*) \| (.+) \| (yes|in part|n\/a) \| (.+) \|$/gm)].map(
    ([, number = '', title = '', state = '', proof = '']) => ({ number, title, state, proof }),
  );

/** How many criteria each of the 13 subjects of RGAA 4.1 has. */
const RGAA = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

describe('docs/accessibility.md', () => {
  it('lists each criterion once', () => {
    const wanted = RGAA.flatMap((count, at) => Array.from({ length: count }, (_, n) => `${at + 1}.${n + 1}`));
    expect(wanted).toHaveLength(106);
    expect(rowsOf(rgaa).map(({ number }) => number)).toEqual(wanted);
    expect(new Set(rowsOf(wcag).map(({ number }) => number)).size).toBe(55);
    expect(rowsOf(wcag)).toHaveLength(55);
  });

  it('names tests that exist', () => {
    expect(tests.length).toBeGreaterThan(10);
    for (const { key, file, name } of tests)
      expect(readFileSync(resolve(root, file), 'utf8'), `${key}: ${file}`).toContain(name);
  });

  it('shows what it says: by a test, or by eyes on a day; what does not apply says why', () => {
    const known = new Set(tests.map(({ key }) => key));
    for (const { number, state, proof } of [...rowsOf(wcag), ...rowsOf(rgaa)]) {
      const named = [...proof.matchAll(/\[([\w-]+)\]/g)].map(([, key = '']) => key);
      for (const key of named) expect(known, number).toContain(key);
      if (state === 'yes')
        expect(named.length > 0 || /^by eye, \d{4}-\d{2}-\d{2}: \S/.test(proof), `${number}: ${proof}`).toBe(
          true,
        );
      if (state === 'in part') expect(proof, `${number} says what is missing`).toMatch(/; \S|^[^[]/);
    }
  });
});
