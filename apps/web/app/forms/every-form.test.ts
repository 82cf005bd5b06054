import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const app = join(import.meta.dirname, '..');
const pages = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.tsx') && !path.startsWith('forms'),
);
const source = (path: string) => readFileSync(join(app, path), 'utf8');
const formsIn = (text: string) => text.match(/<(?:\w*Form|form)\b(?=[\s>])[^>]*(?:=>[^>]*)*>/g) ?? [];

/** Components that hold a form of their own; their file is looked at as any other. */
const isOwn = (tag: string) => !/^<(Form|form|PlainForm)\b/.test(tag);

it('there are forms to look at', () => {
  const found = pages.flatMap((path) => formsIn(source(path)).filter((tag) => !isOwn(tag)));
  expect(found.length).toBeGreaterThan(15);
});

it.each(pages)('%s: what is typed into a form is kept', (path) => {
  const text = source(path);
  const forms = formsIn(text).filter((tag) => !isOwn(tag));
  // The framework's form and a bare one keep nothing.
  expect(forms.filter((tag) => !tag.startsWith('<Form'))).toEqual([]);
  expect(text).not.toMatch(/\bPlainForm\b|\buseSubmit\b|\buseFetcher\b/);
  if (forms.length > 0) expect(text).toMatch(/import \{ Form \} from '[./]+\/forms\/Form\.tsx';/);
  // Only what changes nothing, and whose address says it all, is sent otherwise.
  const sent = forms.filter((tag) => !/method="(post|get)"/.test(tag) && !/role="search"/.test(tag));
  expect(sent).toEqual([]);
});
