import { languageOf } from '@entraide/model/language';
import { Email } from '@entraide/model/member';
import { readPageKey, textIn } from '@entraide/model/tenant';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { Invalid, parse } from '../error/index.ts';
import type { AboutPlatform } from '../platform/index.ts';
import { changeSettings, readSettings } from '../revision/index.ts';
import { fillBlanks } from '../tenant/index.ts';
import { type LaunchFacts, starterAnswers } from './starter-answers.ts';

const line = (most: number) => z.string().trim().min(2).max(most);

export const LaunchTexts = z.strictObject({
  publisher: line(200),
  address: line(300),
  director: line(120),
  contact: Email,
  /** Who the association is, in its own words, by language; where it says nothing, one plain sentence stands there. */
  about: z.record(z.string(), z.string().trim().max(1200)).default({}),
});

/**
 * Fills the blanks that are left in the pages of a space, in each of its languages, from what its admin said once. What somebody wrote
 * already stays as it is.
 * @param host who hosts the platform, as its operator said; null: those blanks stay
 * @returns the number of the revision
 * @throws SignInNeeded, NotAllowed for all but admins; Invalid, also for a text in letters of another language
 */
export async function fillTexts(ctx: Ctx, given: unknown, host: AboutPlatform['host']): Promise<number> {
  requireRole(ctx, 'admin');
  const { about, ...said } = parse(LaunchTexts, given);
  refuseOtherScripts(about);
  const settings = await readSettings(ctx);
  const set: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(settings.pages)) {
    const page = readPageKey(key);
    if (!page || settings.locked.includes(key)) continue;
    const facts: LaunchFacts = { ...said, host: host?.[page.locale] ?? null };
    const answers = starterAnswers[page.locale](facts, textIn(settings.config.name, page.locale));
    const own = page.name === 'about' && about[page.locale];
    const answer = own ? [own] : (answers as Record<string, readonly string[]>)[page.name];
    const filled = answer && fillBlanks(text, answer);
    if (filled !== undefined && filled !== text) set[key] = filled;
  }
  if (!settings.locked.includes('contact') && settings.config.contact.email !== said.contact)
    set.contact = { ...settings.config.contact, email: said.contact };
  const { number } = await changeSettings(ctx, { base: settings.number, set });
  return number;
}

/** A language that is written in letters of its own, and a text that has none of them. */
function refuseOtherScripts(about: Record<string, string>): void {
  const faults = Object.entries(about).flatMap(([locale, text]) => {
    if (!/\p{L}/u.test(text)) return [];
    const wanted = languageOf(locale)?.script === 'arabic' ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u;
    if (wanted.test(text)) return [];
    return [
      {
        path: ['about', locale],
        code: 'other-script',
        message: 'This text is in letters of another language.',
      },
    ];
  });
  if (faults.length > 0) throw new Invalid(faults);
}
