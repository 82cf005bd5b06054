import type { Role } from '@entraide/model/member';

/** Somebody whom a code let in: a member of the space, whatever became of the membership since. */
export interface MemberActor {
  kind: 'member';
  memberId: string;
  sessionId: string;
  email: string;
  displayName: string;
  role: Role;
  /** A pending member waits to be accepted: what they write is kept, and nobody else sees it. */
  status: 'pending' | 'active' | 'suspended';
  /** Members whose listings they do not see, because one of the two does not want it. Absent: none. */
  unseen?: readonly string[];
  /** The space sends their address no more mails, and they have not been told. */
  mailsStopped?: true;
  /** Nobody has told them yet that a passkey spares the code, or they have not answered. */
  passkeyOpen?: true;
  /** They have set up a passkey, or an app for codes. */
  hasSecondFactor: boolean;
  /** When this session proved it last; null: never. */
  secondFactorAt: Date | null;
  /** Who of the team really acts: the rest of this actor is the desk, in whose name they do. */
  behind?: string;
}

/** What a program with an API key of the space may do. */
export type Scope = 'listings:read' | 'listings:write' | 'messages:write';

/** Who acts: a person, or a program on somebody's behalf. Only `core/access` decides what each may do. */
export type Actor =
  /** Nobody has signed in. */
  | { kind: 'visitor' }
  | MemberActor
  /** Whoever runs the platform, by the name that acts are recorded under. */
  | { kind: 'operator'; name: string }
  /** An operator whom the space was told about, until the time is over. */
  | { kind: 'support'; operator: string; until: Date }
  /** A program with a key of the space. */
  | { kind: 'key'; keyId: string; scopes: readonly Scope[] }
  /** Work that a transaction left behind. */
  | { kind: 'job'; name: string }
  /** A third party that reports something, after its signature was checked. */
  | { kind: 'webhook'; source: string };

export const visitor = { kind: 'visitor' } as const satisfies Actor;

/** The member who acts; null for anybody else. */
export function memberOf<A extends { kind: string }>({
  actor,
}: {
  actor: A;
}): Extract<A, { kind: 'member' }> | null {
  return actor.kind === 'member' ? (actor as Extract<A, { kind: 'member' }>) : null; // the discriminant was just checked
}
