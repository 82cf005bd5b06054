import { and, eq, memberFactors, members } from '@entraide/db';
import { newId } from '@entraide/model';
import { Text } from '@entraide/model/text';
import { z } from 'zod';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { challengeIn, madePasskey, type PasskeySite, passkeyOffer, totpStep } from '../factor/index.ts';
import { keepChallenge, takeChallenge } from './challenge.ts';
import { changeOwn, factorsIn, type Own, proveIn, requireOwner, requireTeamOwner } from './owner.ts';
import { renewIn } from './recovery-codes.ts';
import { wrongProof } from './wrong-proof.ts';

const MOST_PASSKEYS = 10;

const App = z.strictObject({
  /** As `newTotpSecret` makes it; the page brings it back, so that nothing is kept for who only looks. */
  secret: z.string().regex(/^[A-Z2-7]{32}$/),
  code: z.string().max(200),
});
const NewPasskey = z.strictObject({ label: Text.max(60).default(''), response: z.unknown() });

/** Codes to be shown once, with the first factor of somebody of the team; null: none. */
export interface FactorAdded {
  recoveryCodes: string[] | null;
}

/** An app that shows the right code now, in the place of the one before. @throws Invalid, SignInNeeded, NotAllowed */
export async function addApp(ctx: Ctx, given: unknown): Promise<FactorAdded> {
  requireTeamOwner(ctx);
  const { secret, code } = parse(App, given);
  const counter = totpStep({ secret, lastStep: 0 }, code, ctx.clock());
  if (counter === null) throw wrongProof('code');
  return add(ctx, { kind: 'totp', secret, counter });
}

/** Options for the browser. Keeps the challenge in the session. @throws SignInNeeded, NotAllowed, TooMany */
export async function offerPasskey(ctx: Ctx, site: PasskeySite) {
  const { memberId, sessionId, email, displayName } = requireOwner(ctx);
  const known = await inTenant(ctx, (tx) => factorsIn(tx, memberId));
  const options = await passkeyOffer(
    site,
    { id: memberId, email, name: displayName },
    {
      platform: site.host,
      known: known.flatMap(({ credentialId }) => (credentialId === null ? [] : [{ id: credentialId }])),
    },
  );
  await keepChallenge(ctx, { 'second-factor-passkeys': memberId }, sessionId, options.challenge);
  return options;
}

/** What a device made after `offerPasskey`. @throws Invalid, SignInNeeded, NotAllowed, Conflict */
export async function addPasskey(ctx: Ctx, site: PasskeySite, given: unknown): Promise<FactorAdded> {
  const { label, response } = parse(NewPasskey, given);
  const { sessionId } = requireOwner(ctx);
  const challenge = challengeIn(response);
  const made = challenge === null ? null : await madePasskey(site, challenge, response);
  if (challenge === null || made === null || !(await takeChallenge(ctx, sessionId, challenge)))
    throw wrongProof('passkey');
  const { id: credentialId, publicKey: secret, counter, transports } = made;
  return add(ctx, { kind: 'passkey', host: site.host, credentialId, secret, counter, transports, label });
}

type NewFactor = Omit<typeof memberFactors.$inferInsert, 'id' | 'memberId' | 'createdAt' | 'lastUsedAt'>;

async function add(ctx: Ctx, factor: NewFactor): Promise<FactorAdded> {
  return changeOwn(ctx, 'added', async (tx, { member, factors }) => {
    refuseTooMany(factors, factor);
    if (factor.kind === 'totp')
      await tx
        .delete(memberFactors)
        .where(and(eq(memberFactors.memberId, member.id), eq(memberFactors.kind, 'totp')));
    const now = ctx.clock();
    await tx
      .insert(memberFactors)
      .values({ ...factor, id: newId(now), memberId: member.id, createdAt: now, lastUsedAt: now });
    await proveIn(ctx, tx, requireOwner(ctx).sessionId);
    if (factor.kind === 'passkey')
      await tx.update(members).set({ passkeyOffer: 'done' }).where(eq(members.id, member.id));
    // For who is asked for a second step: a member who has lost their device gets a code by mail.
    const isFirst = factors.length === 0 && member.role !== 'member';
    return { recoveryCodes: isFirst ? await renewIn(tx, member.id) : null };
  });
}

function refuseTooMany(factors: Own['factors'], { kind, credentialId }: NewFactor): void {
  const passkeys = factors.filter((one) => one.kind === 'passkey');
  if (kind === 'passkey' && passkeys.length >= MOST_PASSKEYS)
    throw new Conflict(`${MOST_PASSKEYS} passkeys are enough: remove one first.`);
  if (passkeys.some((one) => one.credentialId === credentialId))
    throw new Conflict('This passkey is there already.');
}
