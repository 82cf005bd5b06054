import { NotFound } from '@entraide/core/error';
import { sayTried } from '../tried.server.ts';
import { type SectionName, sectionNames } from '../values.ts';
import { categories } from './categories.ts';
import { desk } from './desk.ts';
import { dues } from './dues.ts';
import { emergency } from './emergency.server.ts';
import { entry } from './entry.ts';
import { languages } from './languages.ts';
import { limits } from './limits.ts';
import { look } from './look.ts';
import { mail } from './mail.ts';
import { members } from './members.ts';
import { pages } from './pages.ts';
import { place } from './place.server.ts';
import { reasons } from './reasons.ts';
import { rules } from './rules.ts';
import type { Section } from './section.ts';
import { security } from './security.ts';
import { texts } from './texts.ts';
import { wording } from './wording.ts';

const sections: Readonly<Record<SectionName, Section>> = {
  ...{ texts, pages, look, categories, entry, members },
  rules: { ...rules, tries: (ctx, t, config) => sayTried(ctx, t, config.rules) },
  ...{ languages, place, emergency, wording, reasons, mail, security, desk, limits, dues },
};

/** @throws NotFound */
export function sectionOf(name: string | undefined): { name: SectionName; section: Section } {
  const found = sectionNames.find((one) => one === name);
  if (!found) throw new NotFound();
  return { name: found, section: sections[found] };
}
