import { and, eq, isNull, loginCodes } from '@entraide/db';
import { newId } from '@entraide/model';
import { DisplayName, Email } from '@entraide/model/member';
import { z } from 'zod';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotAllowed, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { enqueueMail } from '../mail/index.ts';
import { hashOf } from '../session/index.ts';
import { CODE_MINUTES, hashOfCode, newCode } from './code.ts';
import { entryOf } from './entry.ts';
import { hashOfNetwork, refuseTooManyCodes } from './limits.ts';

export const BrowserToken = z.string().min(16).max(200);

const RequestCode = z.strictObject({
  email: Email,
  /** Kept with the code for when a new member comes of it. */
  displayName: DisplayName.optional(),
  browserToken: BrowserToken,
});

/**
 * Mails a code to an address. What it does and answers is the same for every address; only the mail knows whether its reader is
 * a member, a newcomer, or somebody this space does not let in (who then reads how to ask).
 * @throws Invalid, TooMany, NotAllowed
 */
export async function requestCode(ctx: Ctx, given: unknown): Promise<{ email: string; expiresAt: Date }> {
  const { email, displayName, browserToken } = parse(RequestCode, given);
  if (ctx.tenant.status === 'suspended') throw new NotAllowed('This space is closed for now.');
  const now = ctx.clock();
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  const code = newCode();
  await inTenant(ctx, async (tx) => {
    await refuseTooManyCodes(ctx, tx, email);
    const entry = await entryOf(tx, ctx.tenant, email);
    const browserHash = hashOf(browserToken);
    await tx
      .update(loginCodes)
      .set({ consumedAt: now })
      .where(and(eq(loginCodes.browserHash, browserHash), isNull(loginCodes.consumedAt)));
    await tx.insert(loginCodes).values({
      id: newId(),
      email,
      displayName: displayName ?? null,
      browserHash,
      codeHash: hashOfCode(code, browserToken),
      ipHash: hashOfNetwork(ctx),
      createdAt: now,
      expiresAt,
    });
    await enqueueMail(ctx, tx, {
      to: email,
      locale: ctx.locale,
      mail:
        entry.as === 'stranger'
          ? { kind: 'not-admitted', rule: strangerRule(ctx) }
          : { kind: 'code', code, minutes: CODE_MINUTES },
    });
    await sweepTonight(ctx, tx);
  });
  return { email, expiresAt };
}

/** Why a stranger is one: the space has not opened, or lets in those on a list. */
function strangerRule({ tenant }: Ctx): 'private' | 'invitation' | 'member-list' {
  if (tenant.status !== 'open') return 'private';
  return tenant.config.entry.rule === 'member-list' ? 'member-list' : 'invitation';
}
