import { members } from '@entraide/db';
import { pendingCode } from '../account/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';

/**
 * Whether a browser may take this token on, which stands for the one that began the launch: a code waits for it, and the space has no
 * member yet. Later nobody can give a token to somebody else's browser in this way.
 */
export async function mayArrive(ctx: Ctx, token: string): Promise<boolean> {
  if (!/^[\w-]{22,64}$/.test(token) || ctx.tenant.status !== 'private') return false;
  const [member] = await inTenant(ctx, (tx) => tx.select({ id: members.id }).from(members).limit(1));
  return member === undefined && (await pendingCode(ctx, token)) !== null;
}
