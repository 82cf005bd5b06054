import { type Actor, type MemberActor, memberOf, type Tenant } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';

/** Who reads, in which space: all that decides what they may see. */
export interface Reader {
  tenant: Pick<Tenant, 'status' | 'config'>;
  actor: Pick<MemberActor, 'kind' | 'memberId' | 'status' | 'unseen'> | Exclude<Actor, MemberActor>;
}

/** May the caller read listings here: everybody in an open, public space; else its accepted members. */
export function mayRead(reader: Reader): boolean {
  const { tenant } = reader;
  if (tenant.status === 'suspended') return false;
  if (tenant.status === 'open' && tenant.config.reading === 'public') return true;
  return memberOf(reader)?.status === 'active';
}

/** @throws SignInNeeded, NotAllowed */
export function assertMayRead(reader: Reader): void {
  if (mayRead(reader)) return;
  assertSpaceRuns(reader);
  if (!memberOf(reader)) throw new SignInNeeded();
  throw new NotAllowed('Only accepted members read this space.');
}

/** @throws NotAllowed while the operator has suspended the space */
export function assertSpaceRuns({ tenant }: Pick<Reader, 'tenant'>): void {
  if (tenant.status === 'suspended') throw new NotAllowed('This space is closed for now.');
}
