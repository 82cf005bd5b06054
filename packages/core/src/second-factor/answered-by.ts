import { and, eq, lt, memberFactors, or, sql, type TenantTx } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { challengeIn, type Passkey, type PasskeySite, passkeyIdIn, provenPasskey } from '../factor/index.ts';
import { takeChallenge } from './challenge.ts';

type Factor = typeof memberFactors.$inferSelect;

const isPasskeyOf = ({ host }: PasskeySite) =>
  and(eq(memberFactors.kind, 'passkey'), eq(memberFactors.host, host));

const passkeyIn = ({ credentialId, secret: publicKey, counter, transports }: Factor): Passkey => ({
  ...{ id: credentialId ?? '', publicKey, counter, transports },
});

/** Those that work at this address. */
export async function passkeysOf(tx: TenantTx, memberId: string, site: PasskeySite): Promise<Passkey[]> {
  const rows = await tx
    .select()
    .from(memberFactors)
    .where(and(eq(memberFactors.memberId, memberId), isPasskeyOf(site)));
  return rows.map(passkeyIn);
}

export interface Answer {
  factorId: string;
  memberId: string;
  /** How often the passkey says that it was used. */
  counter: number;
}

/** Whose passkey answers the challenge that `asked` was given; uses the challenge up. Null: it is no right answer. */
export async function answeredBy(
  ctx: Ctx,
  site: PasskeySite,
  asked: string,
  response: unknown,
): Promise<Answer | null> {
  const challenge = challengeIn(response);
  const id = passkeyIdIn(response);
  if (challenge === null || id === null || !(await takeChallenge(ctx, asked, challenge))) return null;
  const [factor] = await inTenant(ctx, async (tx) =>
    tx
      .select()
      .from(memberFactors)
      .where(and(eq(memberFactors.credentialId, id), isPasskeyOf(site))),
  );
  const proven = factor && (await provenPasskey(site, challenge, passkeyIn(factor), response));
  return proven ? { factorId: factor.id, memberId: factor.memberId, counter: proven.counter } : null;
}

/** Counts the use. False: it was taken away meanwhile, or a copy of it was used before. */
export async function countUse(ctx: Ctx, tx: TenantTx, { factorId, counter }: Answer): Promise<boolean> {
  // Of an authenticator that counts, no use comes twice; many never count.
  const grown = or(
    lt(memberFactors.counter, counter),
    sql`(${memberFactors.counter} = 0 and ${counter} = 0)`,
  );
  const used = await tx
    .update(memberFactors)
    .set({ counter, lastUsedAt: ctx.clock() })
    .where(and(eq(memberFactors.id, factorId), grown))
    .returning({ id: memberFactors.id });
  return used.length > 0;
}
