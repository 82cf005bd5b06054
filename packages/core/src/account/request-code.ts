import { inArray, loginCodes, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { DisplayName, Email } from '@entraide/model/member';
import { z } from 'zod';
import { spend } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotAllowed, parse } from '../error/index.ts';
import { isLiveIn } from '../invite/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { enqueueMail } from '../mail/index.ts';
import { hashOf } from '../session/index.ts';
import { entryRule } from '../space/index.ts';
import { CODE_MINUTES, hashOfCode, newCode } from './code.ts';
import { countShared, usesOfOne } from './count-code.ts';
import { type Entry, entryOf } from './entry.ts';
import { isKnownBrowser } from './known-browser.ts';
import { LIVE_CODES, lockUnused } from './live-codes.ts';

export interface CodeAsked {
  email: string;
  expiresAt: Date;
  /** Many others ask just now: a mail may not come, and this is when to ask again. */
  crowded: { retryAfterSeconds: number } | null;
}

export const BrowserToken = z.string().min(16).max(200);

const RequestCode = z.strictObject({
  email: Email,
  /** Kept with the code for when a new member comes of it. */
  displayName: DisplayName.optional(),
  browserToken: BrowserToken,
  /** Of the invitation link they came by; one that lets nobody in is as none. */
  invite: z.string().max(100).nullish(),
});

/**
 * Mails a code to an address. What it does and answers is the same for every address; only the mail knows whether its reader is
 * a member, a newcomer, or somebody this space does not let in (who then reads how to ask). When the network or the space asks for
 * too many, only those who are expected get a mail, and everybody reads that it is crowded.
 * @throws Invalid, NotAllowed; TooMany for this address or browser
 */
export async function requestCode(ctx: Ctx, given: unknown): Promise<CodeAsked> {
  const { email, displayName, browserToken, invite = null } = parse(RequestCode, given);
  if (ctx.tenant.status === 'suspended') throw new NotAllowed('This space is closed for now.');
  const now = ctx.clock();
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  const code = newCode();
  const browserHash = hashOf(browserToken);
  const crowded = await inTenant(ctx, async (tx) => {
    const byLink = await isLiveIn(tx, invite, now);
    const entry = await entryOf(ctx, tx, { email, byLink });
    const known = await isKnownBrowser(tx, email, browserHash);
    await spend(ctx, tx, usesOfOne(ctx, { email, browserHash, known }));
    await endOlderCodes(ctx, tx, { email, browserHash });
    await tx.insert(loginCodes).values({
      id: newId(),
      email,
      displayName: displayName ?? null,
      browserHash,
      inviteCode: byLink ? invite : null,
      codeHash: hashOfCode(code, browserToken),
      createdAt: now,
      expiresAt,
    });
    // What all of the space shares is counted as late as can be: until the commit, others wait for its row.
    const crowded = known ? null : await countShared(ctx, tx);
    if (crowded === null || isExpected(entry))
      await enqueueMail(ctx, tx, {
        to: email,
        locale: ctx.locale,
        mail:
          entry.as === 'stranger'
            ? { kind: 'not-admitted', rule: strangerRule(ctx) }
            : { kind: 'code', code, minutes: CODE_MINUTES },
      });
    // A job in place of the mail: an answer without one must not come sooner than an answer with one.
    else await sweepTonight(ctx, tx);
    await sweepTonight(ctx, tx);
    return crowded;
  });
  return { email, expiresAt, crowded };
}

/** With the new code, the last one of this address stays; what this browser asked for besides ends. */
async function endOlderCodes(
  ctx: Ctx,
  tx: TenantTx,
  { email, browserHash }: { email: string; browserHash: string },
): Promise<void> {
  const unused = await lockUnused(tx, browserHash);
  const kept = unused.filter((code) => code.email === email).slice(0, LIVE_CODES - 1);
  const ended = unused.filter((code) => !kept.includes(code)).map(({ id }) => id);
  if (ended.length > 0)
    await tx.update(loginCodes).set({ consumedAt: ctx.clock() }).where(inArray(loginCodes.id, ended));
}

/** Those whom strangers must not be able to keep out: accepted members and invited addresses. */
function isExpected(entry: Entry): boolean {
  if (entry.as === 'member') return entry.member.status === 'active';
  return entry.as === 'newcomer' && entry.invited;
}

/** Why a stranger is one: the space has not opened, or lets in those on a list. */
function strangerRule({ tenant }: Ctx): 'private' | 'invitation' | 'member-list' {
  const rule = entryRule(tenant);
  return rule === 'private' || rule === 'member-list' ? rule : 'invitation';
}
