import type { Database } from '@entraide/db';
import { newTotpSecret } from '../factor/index.ts';
import { addOperator, type ConsoleVisitor, linkOperator, setUpWithTotp } from '../operator/index.ts';
import { newToken } from '../session/index.ts';
import { testTotpCode } from './factor.ts';
import { testFileStore } from './file-store.ts';

const silent = { info() {}, warn() {}, error() {} };

/** Somebody at the console's door; `db` is the operator's role. */
export function consoleVisitor(db: Database, given: Partial<ConsoleVisitor> = {}): ConsoleVisitor {
  const { fileStore } = testFileStore();
  return {
    ...{ db, clock: () => new Date(), log: silent, fileStore, browserToken: newToken(), ip: '203.0.113.7' },
    ...given,
  };
}

/** An operator who set up an app in this browser, a minute before now, so that the code of now is not used yet. */
export async function plantOperator(ctx: ConsoleVisitor, { email, name }: { email: string; name: string }) {
  const before = { ...ctx, clock: () => new Date(ctx.clock().getTime() - 60_000) };
  await addOperator(before, { email });
  const { link } = await linkOperator(before, { email });
  const secret = newTotpSecret();
  const code = testTotpCode(secret, before.clock());
  const setUp = await setUpWithTotp(before, { token: link?.token, name, secret, code });
  return { ...setUp, email, secret, code: () => testTotpCode(secret, ctx.clock()) };
}
