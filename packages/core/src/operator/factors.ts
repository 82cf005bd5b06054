import { and, eq, type GlobalTx, operatorFactors } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import {
  challengeIn,
  hashOfRecoveryCode,
  madePasskey,
  newRecoveryCodes,
  type PasskeySite,
  totpStep,
} from '../factor/index.ts';
import { type ConsoleVisitor, type Operator, wrongProof } from './operator.ts';
import { takeChallenge } from './passkey.ts';

export type Factor = Omit<typeof operatorFactors.$inferInsert, 'operatorId' | 'createdAt'>;

/** An app that shows the right code now. @throws Invalid */
export function totpFactor({ clock }: PlatformCtx, secret: string, code: string): Factor {
  const step = totpStep({ secret, lastStep: 0 }, code, clock());
  if (step === null) throw wrongProof('code');
  return { kind: 'totp', key: '', secret, counter: step };
}

/** What a device made for a challenge of this browser; `take` uses the challenge up, in the transaction that keeps the passkey. @throws Invalid */
export async function passkeyFactor(site: PasskeySite, response: unknown) {
  const challenge = challengeIn(response);
  const passkey = challenge === null ? null : await madePasskey(site, challenge, response);
  if (challenge === null || passkey === null) throw wrongProof('passkey');
  const { id: key, publicKey: secret, counter, transports } = passkey;
  const factor: Factor = { kind: 'passkey', key, secret, counter, transports };
  return {
    async take(ctx: ConsoleVisitor, tx: GlobalTx): Promise<Factor> {
      if (!(await takeChallenge(ctx, tx, challenge))) throw wrongProof('passkey');
      return factor;
    },
  };
}

export async function addFactor(
  { clock }: PlatformCtx,
  tx: GlobalTx,
  { id }: Pick<Operator, 'id'>,
  factor: Factor,
): Promise<void> {
  await tx.insert(operatorFactors).values({ ...factor, operatorId: id, createdAt: clock() });
}

/** Ten new recovery codes; those from before end. To be shown once. */
export async function renewRecoveryCodes(
  { clock }: PlatformCtx,
  tx: GlobalTx,
  { id }: Pick<Operator, 'id'>,
): Promise<string[]> {
  await tx
    .delete(operatorFactors)
    .where(and(eq(operatorFactors.operatorId, id), eq(operatorFactors.kind, 'recovery')));
  const codes = newRecoveryCodes();
  const rows = codes.map((code) => ({
    operatorId: id,
    kind: 'recovery' as const,
    key: hashOfRecoveryCode(id, code) ?? '',
    createdAt: clock(),
  }));
  await tx.insert(operatorFactors).values(rows);
  return codes;
}
