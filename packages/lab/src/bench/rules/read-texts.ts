import { readFileSync } from 'node:fs';
import type { RuleName } from '@entraide/model/tenant';

export const LANGUAGES = ['fr', 'en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
/**
 * held: written before the rules were and not looked at while they were tuned, but by the same hand. fresh: written when they were done,
 * and never used to tune them.
 */
export const PARTS = ['tuned', 'held', 'fresh'] as const;
export type Part = (typeof PARTS)[number];

export interface Sample {
  language: Language;
  part: Part;
  /** null: an honest text. Else the rules of which one at least must meet it. */
  fraud: RuleName[] | null;
  place: 'public' | 'first-message' | 'message';
  title: string;
  body: string;
}

/** Lines as `fraud money-first,transfer message | title | body`; message is the first one to somebody, reply a later one. */
export function readTexts(): Sample[] {
  return LANGUAGES.flatMap((language) =>
    PARTS.flatMap((part) => {
      const file = new URL(`./texts/${language}.${part}.txt`, import.meta.url);
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      return lines.map((line) => sampleOf(line, language, part));
    }),
  );
}

function sampleOf(line: string, language: Language, part: Part): Sample {
  const [head = '', title = '', body = ''] = line.split(' |');
  const [kind, ...words] = head.split(' ');
  const place = words.includes('message') ? 'first-message' : words.includes('reply') ? 'message' : 'public';
  const fraud = kind === 'fraud' ? ((words[0]?.split(',') ?? []) as RuleName[]) : null;
  return { language, part, fraud, place, title: title.trim(), body: body.trim() };
}
