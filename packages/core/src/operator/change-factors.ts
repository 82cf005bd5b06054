import { and, asc, eq, type GlobalTx, ne, operatorFactors } from '@entraide/db';
import { z } from 'zod';
import { recordOperation } from '../audit/index.ts';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { Conflict, NotAllowed, NotFound, parse, SignInNeeded } from '../error/index.ts';
import { type PasskeySite, passkeyOffer } from '../factor/index.ts';
import { addFactor, passkeyFactor, renewRecoveryCodes, totpFactor } from './factors.ts';
import { actingAs, type ConsoleVisitor, factorsOf, lockOperator } from './operator.ts';
import { keepChallenge } from './passkey.ts';
import { endAllIn, type OpenedSession, type SignedInOperator, startSessionIn } from './session.ts';

/** Whoever finds a screen that is left alone must not make a key of their own. */
const FRESH_MS = 15 * 60_000;

/** May this operator change how they sign in, or must they sign in again first? */
export const signedInLately = ({ clock }: PlatformCtx, { signedInAt }: SignedInOperator): boolean =>
  clock().getTime() - signedInAt.getTime() < FRESH_MS;

export interface OwnFactor {
  kind: 'passkey' | 'totp';
  /** Of a passkey; empty for the app. */
  key: string;
  createdAt: Date;
}

/** With what an operator signs in, oldest first. */
export function listFactors(ctx: PlatformCtx, { id }: Pick<SignedInOperator, 'id'>): Promise<OwnFactor[]> {
  return outsideTenant(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(operatorFactors)
      .where(and(eq(operatorFactors.operatorId, id), ne(operatorFactors.kind, 'recovery')))
      .orderBy(asc(operatorFactors.createdAt), asc(operatorFactors.key));
    return rows.flatMap(({ kind, key, createdAt }) =>
      kind === 'recovery' ? [] : [{ kind, key, createdAt }],
    );
  });
}

/** Options for the browser, for one more passkey. @throws TooMany */
export async function offerOwnPasskey(
  ctx: ConsoleVisitor,
  me: SignedInOperator,
  site: PasskeySite,
  { platform }: { platform: string },
) {
  const known = (await listFactors(ctx, me)).filter(({ kind }) => kind === 'passkey');
  const options = await passkeyOffer(site, me, { platform, known: known.map(({ key }) => ({ id: key })) });
  await outsideTenant(ctx, (tx) => keepChallenge(ctx, tx, options.challenge));
  return options;
}

const App = z.strictObject({ secret: z.string().regex(/^[A-Z2-7]{32}$/), code: z.string().max(200) });

/** Each of these ends all sessions of the operator and forgets their browsers, but for a new session in this one. */
export async function addPasskey(
  ctx: ConsoleVisitor,
  me: SignedInOperator,
  site: PasskeySite,
  response: unknown,
): Promise<OpenedSession> {
  const made = await passkeyFactor(site, response);
  return change(ctx, me, 'passkey-added', async (tx) => addFactor(ctx, tx, me, await made.take(ctx, tx)));
}

/** In the place of the app that was there. @throws Invalid, NotAllowed */
export async function replaceApp(
  ctx: ConsoleVisitor,
  me: SignedInOperator,
  given: unknown,
): Promise<OpenedSession> {
  const { secret, code } = parse(App, given);
  const factor = totpFactor(ctx, secret, code);
  return change(ctx, me, 'app-added', async (tx) => {
    await tx
      .delete(operatorFactors)
      .where(and(eq(operatorFactors.operatorId, me.id), eq(operatorFactors.kind, 'totp')));
    await addFactor(ctx, tx, me, factor);
  });
}

const Removed = z.strictObject({ kind: z.enum(['passkey', 'totp']), key: z.string().max(1400) });

/** @throws NotFound, NotAllowed; Conflict for the last one */
export async function removeFactor(
  ctx: ConsoleVisitor,
  me: SignedInOperator,
  given: unknown,
): Promise<OpenedSession> {
  const { kind, key } = parse(Removed, given);
  return change(ctx, me, kind === 'passkey' ? 'passkey-removed' : 'app-removed', async (tx) => {
    const removed = await tx
      .delete(operatorFactors)
      .where(
        and(
          eq(operatorFactors.operatorId, me.id),
          eq(operatorFactors.kind, kind),
          eq(operatorFactors.key, key),
        ),
      )
      .returning({ kind: operatorFactors.kind });
    if (removed.length === 0) throw new NotFound();
    if (!(await factorsOf(tx, me.id)).isSetUp)
      throw new Conflict('This is the last way to sign in: add another one first.');
  });
}

/** Ten new codes, to be shown once; the others end. @throws NotAllowed */
export async function newCodes(
  ctx: ConsoleVisitor,
  me: SignedInOperator,
): Promise<OpenedSession & { recoveryCodes: string[] }> {
  let recoveryCodes: string[] = [];
  const opened = await change(ctx, me, 'recovery-codes', async (tx) => {
    recoveryCodes = await renewRecoveryCodes(ctx, tx, me);
  });
  return { ...opened, recoveryCodes };
}

async function change(
  ctx: ConsoleVisitor,
  me: SignedInOperator,
  did: string,
  work: (tx: GlobalTx) => Promise<void>,
): Promise<OpenedSession> {
  if (!signedInLately(ctx, me)) throw new NotAllowed('Sign in again before you change how you sign in.');
  return outsideTenant(ctx, async (tx) => {
    const operator = await lockOperator(tx, { id: me.id });
    if (!operator) throw new SignInNeeded();
    await work(tx);
    await endAllIn(tx, me.id);
    await recordOperation(actingAs(ctx, operator), tx, { action: 'operator.factor', details: { did } });
    return startSessionIn(ctx, tx, operator);
  });
}
