import type { Ctx } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';

/** May the caller read listings here: everybody in an open, public space; else its accepted members. */
export function mayRead(ctx: Ctx): boolean {
  if (ctx.tenant.status === 'suspended') return false;
  if (ctx.tenant.status === 'open' && ctx.tenant.config.reading === 'public') return true;
  return ctx.actor?.status === 'active';
}

/** @throws SignInNeeded, NotAllowed */
export function assertMayRead(ctx: Ctx): void {
  if (mayRead(ctx)) return;
  if (ctx.tenant.status === 'suspended') throw new NotAllowed('This space is closed for now.');
  if (!ctx.actor) throw new SignInNeeded();
  throw new NotAllowed('Only accepted members read this space.');
}
