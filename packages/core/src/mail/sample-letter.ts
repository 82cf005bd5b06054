import type { Ctx } from '../ctx/index.ts';
import type { Letter } from './letter.ts';

/** The mail that greets a new member, in the words of the space and the reader's language, to look at. */
export async function sampleLetter(ctx: Ctx): Promise<Pick<Letter, 'title' | 'before' | 'action' | 'after'>> {
  // What writes letters is large, and few pages show one.
  const { writeLetter } = await import('./write-letter.ts');
  const { slug, config, version, origin } = ctx.tenant;
  const locale = config.locales.find((own) => own === ctx.locale) ?? config.locales[0] ?? 'fr';
  const { title, before, action, after } = writeLetter(
    { slug, config, version, origin },
    locale,
    { kind: 'welcome' },
    '',
  );
  return { title, before, ...(action && { action }), after };
}
