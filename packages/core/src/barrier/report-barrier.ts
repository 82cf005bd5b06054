import { Email } from '@entraide/model/member';
import { Line, Text } from '@entraide/model/text';
import { z } from 'zod';
import { spend, usesOfReport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { teamReaders } from '../team/index.ts';

const Barrier = z.strictObject({
  words: Text.min(1).max(2000),
  /** The page, or where on it, in the words of whoever met it. */
  where: Line.max(300).default(''),
  /** Where to answer; nobody has to say. */
  email: z.union([z.literal(''), Email]).default(''),
});

/**
 * Tells the space that somebody could not use a page: its admins, and the address that it gives for questions. With an account or
 * without; limited as a report is. Nothing is kept but the mails.
 * @throws Invalid, TooMany, NotAllowed where the space is stopped
 */
export async function reportBarrier(ctx: Ctx, given: unknown): Promise<void> {
  assertSpaceRuns(ctx);
  const barrier = parse(Barrier, given);
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, usesOfReport(ctx, barrier.email));
    const { locales, contact } = ctx.tenant.config;
    // By their address: an admin may be the contact, too.
    const readers = new Map<string, string>();
    if (contact.email) readers.set(contact.email.toLowerCase(), locales[0] ?? 'fr');
    for (const { to, locale } of await teamReaders(tx, ctx.clock(), 'admin'))
      readers.set(to.toLowerCase(), locale);
    for (const [to, locale] of readers)
      await enqueueMail(ctx, tx, { to, locale, mail: { kind: 'barrier', ...barrier } });
  });
}
