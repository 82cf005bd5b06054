import type { Locale } from './languages.ts';

const written: readonly string[] = ['fr', 'en'] satisfies Locale[];

/** Whether the pages that only a space's team and the operators see are written in it; else they are in English. */
export const hasTeamPages = (locale: string): boolean => written.includes(locale);
