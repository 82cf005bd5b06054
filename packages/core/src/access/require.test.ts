import { expect, it } from 'vitest';
import { type Actor, type MemberActor, visitor } from '../ctx/index.ts';
import { hasRole, requireMember, requireRole, requireScope } from './require.ts';

const member: MemberActor = {
  ...{ kind: 'member', memberId: 'm', sessionId: 's', email: 'ana@example.org', displayName: 'Ana' },
  ...{ role: 'admin', status: 'active' },
};
const others: Actor[] = [
  visitor,
  { kind: 'operator', name: 'root' },
  { kind: 'support', operator: 'root', until: new Date(0) },
  { kind: 'key', keyId: 'k', scopes: ['listings:read', 'listings:write'] },
  { kind: 'job', name: 'sweep' },
  { kind: 'webhook', source: 'stripe' },
];
// Only the actor decides here.
const as = (actor: Actor) => ({ actor }) as Parameters<typeof requireMember>[0];

it.each(others)('$kind is no member and has no role', (actor) => {
  expect(() => requireMember(as(actor))).toThrow(expect.objectContaining({ code: 'sign-in-needed' }));
  expect(() => requireRole(as(actor), 'moderator')).toThrow(
    expect.objectContaining({ code: 'sign-in-needed' }),
  );
  expect(hasRole({ actor }, 'moderator')).toBe(false);
});

it.each([
  ['member', 'active', false, false],
  ['moderator', 'active', true, false],
  ['admin', 'active', true, true],
  ['admin', 'pending', false, false],
  ['admin', 'suspended', false, false],
] as const)('%s, %s: moderates %s, decides %s', (role, status, moderates, decides) => {
  const actor = { ...member, role, status };
  expect([hasRole({ actor }, 'moderator'), hasRole({ actor }, 'admin')]).toEqual([moderates, decides]);
  expect(requireMember(as(actor))).toBe(actor);
});

it('a key needs the scope, and nobody else does', () => {
  const key: Actor = { kind: 'key', keyId: 'k', scopes: ['listings:read'] };
  expect(() => requireScope({ actor: key }, 'listings:write')).toThrow(
    expect.objectContaining({ code: 'not-allowed' }),
  );
  requireScope({ actor: key }, 'listings:read');
  for (const actor of [member, visitor]) requireScope({ actor }, 'listings:write');
});
