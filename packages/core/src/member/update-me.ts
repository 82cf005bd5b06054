import { eq, members } from '@entraide/db';
import { DisplayName } from '@entraide/model/member';
import { Locale } from '@entraide/model/tenant';
import { z } from 'zod';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid, parse } from '../error/index.ts';

const UpdateMe = z.strictObject({ displayName: DisplayName.optional(), locale: Locale.optional() });

/** @throws SignInNeeded, Invalid */
export async function updateMe(ctx: Ctx, given: unknown): Promise<void> {
  const { memberId } = requireMember(ctx);
  const { displayName, locale } = parse(UpdateMe, given);
  if (locale !== undefined && !ctx.tenant.config.locales.includes(locale))
    throw new Invalid([
      { path: ['locale'], code: 'unknown-locale', message: 'not a language of this space' },
    ]);
  if (displayName === undefined && locale === undefined) return;
  await inTenant(ctx, (tx) =>
    tx
      .update(members)
      .set({
        ...(displayName === undefined ? {} : { displayName }),
        ...(locale === undefined ? {} : { locale }),
      })
      .where(eq(members.id, memberId)),
  );
}
