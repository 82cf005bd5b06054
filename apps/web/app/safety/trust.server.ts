import { trustLacking } from '@entraide/core/access';
import { type Ctx, memberOf } from '@entraide/core/ctx';
import { categoryOf } from '../components/card.server.ts';
import { formatsFor } from '../i18n/format.ts';
import { getT } from '../i18n/server.ts';

/** Why the reader may not write in a category yet, and what to do. */
export interface TrustSaid {
  text: string;
  /** Nobody signed in yet: they may be a member whom the rule lets pass. */
  visitor: boolean;
}

/** @returns null when they may */
export async function sayTrust(ctx: Ctx, category: string): Promise<TrustSaid | null> {
  const lacking = await trustLacking(ctx, category);
  if (!lacking) return null;
  const t = getT({ ctx, locale: ctx.locale }, 'safety');
  const visitor = memberOf(ctx) === null;
  const { from } = lacking;
  const who = visitor ? 'visitor' : 'member';
  if (!from) return { visitor, text: t(`trust.${who}.vouched`) };
  const date = formatsFor(ctx.locale).fullDay(from);
  const count = categoryOf(ctx, category)?.trust?.days ?? 0;
  return { visitor, text: t(`trust.${who}.days`, { date, count }) };
}
