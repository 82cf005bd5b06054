import type { FormFault } from '../forms/faults.ts';
import type { SaidTried } from './tried.server.ts';

/** What a form of settings holds, by the name of each field, which begins with the setting it belongs to: `name.fr`, `theme.brand`. */
export type Values = Record<string, string>;

/** What a form says, by setting. Null: back to the default. */
export interface Made {
  set: Record<string, unknown>;
  faults: FormFault[];
}

/** The setting that a field belongs to: `theme`; of a page its file's name, `pages/about.fr.md`. */
export const keyOf = (field: string): string =>
  field.startsWith('pages/') ? field : (field.split('.')[0] ?? '');

export const sectionNames = [
  'texts',
  'pages',
  'look',
  'categories',
  'entry',
  'members',
  'languages',
  'place',
  'emergency',
  'wording',
  'reasons',
  'mail',
  'security',
  'desk',
  'limits',
  'rules',
  'dues',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** The settings that stand on each page, in that order; the texts of pages are on pages of their own. */
export const keysOf: Readonly<Record<SectionName, readonly string[]>> = {
  texts: ['name', 'tagline', 'description', 'welcome'],
  pages: ['pages'],
  look: ['theme'],
  categories: ['categories'],
  entry: ['entry', 'reading'],
  members: ['profiles', 'inactivity'],
  languages: ['locales'],
  place: ['home', 'coverage'],
  emergency: ['emergency'],
  wording: ['address', 'wording'],
  reasons: ['reasons'],
  mail: ['mail', 'contact'],
  security: ['secondFactor'],
  desk: ['desk'],
  limits: ['limits'],
  rules: ['rules'],
  dues: ['dues'],
};

/** One change in words, for a person to read. */
export interface SaidChange {
  what: string;
  /** Absent where there was nothing, or where the text is too long to say. */
  from?: string | undefined;
  to?: string | undefined;
}

/** An answer to a form that does not lead elsewhere. */
export interface Sent {
  typed: Values;
  /** The revision that the form is about from now on. */
  base: number;
  faults: FormFault[];
  /** What saving would change; null when nobody asked. */
  preview: SaidChange[] | null;
  /** What somebody else changed meanwhile in the same settings. */
  moved: SaidChange[] | null;
  /** What rules would have caught, as they stand in the form. */
  tried: SaidTried | null;
  /** By field: a page as it would look. */
  rendered: Record<string, { title: string; html: string }>;
  /** Another one each time that the server changed what the form holds. */
  rewritten: string | null;
}
