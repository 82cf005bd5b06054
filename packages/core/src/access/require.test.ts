import type { SecondFactorRule } from '@entraide/model/tenant';
import { describe, expect, it } from 'vitest';
import { type Actor, type MemberActor, visitor } from '../ctx/index.ts';
import { hasRole, requireFresh, requireMember, requireRole, requireScope } from './require.ts';
import { asksSecondFactor, isAskedAgain } from './second-factor.ts';

const member: MemberActor = {
  ...{ kind: 'member', memberId: 'm', sessionId: 's', email: 'ana@example.org', displayName: 'Ana' },
  ...{ hasSecondFactor: false, secondFactorAt: null },
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

describe('the second factor', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  interface Given extends Partial<MemberActor> {
    rule?: SecondFactorRule;
    platform?: SecondFactorRule | undefined;
  }
  // Nothing else of the caller decides here.
  const somebody = ({ rule = 'off', platform, ...given }: Given) =>
    ({
      actor: { ...member, ...given },
      clock: () => now,
      tenant: { config: { secondFactor: rule } },
      ...(platform && { secondFactor: platform }),
    }) as Parameters<typeof requireRole>[0];
  const outcome = (work: () => unknown) => {
    try {
      work();
      return 'through';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const none = { hasSecondFactor: false, secondFactorAt: null };
  const unproven = { hasSecondFactor: true, secondFactorAt: null };
  const proven = (minutes: number) => ({ hasSecondFactor: true, secondFactorAt: ago(minutes) });

  it.each([
    ['off', undefined, 'admin', false],
    ['off', 'off', 'admin', false],
    ['admins', undefined, 'admin', true],
    ['admins', undefined, 'moderator', false],
    ['moderators', undefined, 'admin', true],
    ['moderators', undefined, 'moderator', true],
    ['off', 'admins', 'admin', true],
    ['off', 'admins', 'moderator', false],
    ['admins', 'moderators', 'moderator', true],
    ['moderators', 'off', 'moderator', true],
    ['moderators', 'moderators', 'member', false],
  ] as const)('the space says %s, the platform %s: a %s needs one: %s', (rule, platform, role, needs) => {
    const ctx = somebody({ rule, platform, role });
    expect(asksSecondFactor(ctx, role)).toBe(needs);
    if (role === 'member') return;
    const without = outcome(() => requireRole({ ...ctx, actor: { ...member, role, ...none } }, role));
    expect(without).toBe(needs ? 'second-factor-missing' : 'through');
    const notYet = outcome(() => requireRole({ ...ctx, actor: { ...member, role, ...unproven } }, role));
    // Whoever has one is asked for it, whatever the rule.
    expect(notYet).toBe('second-factor-needed');
    const done = outcome(() => requireRole({ ...ctx, actor: { ...member, role, ...proven(9999) } }, role));
    expect(done).toBe('through');
  });

  it('is asked of an admin for what a moderator may do, too', () => {
    const ctx = somebody({ rule: 'admins', ...unproven });
    expect(outcome(() => requireRole(ctx, 'moderator'))).toBe('second-factor-needed');
  });

  it('tells nobody without the role about it', () => {
    const ctx = somebody({ rule: 'moderators', role: 'member', ...none });
    expect(outcome(() => requireRole(ctx, 'moderator'))).toBe('not-allowed');
  });

  it.each([
    ['nobody who has none', none, 'through', false],
    ['who never proved it here', unproven, 'second-factor-needed', true],
    ['nobody who proved it 9 minutes ago', proven(9.99), 'through', false],
    ['who proved it 10 minutes ago', proven(10), 'second-factor-needed', true],
    ['nobody whose proof is a second ahead of the clock', proven(-1 / 60), 'through', false],
  ] as const)('is asked again of %s', (_, given, expected, again) => {
    const ctx = somebody(given);
    expect(outcome(() => requireFresh(ctx, 'admin'))).toBe(expected);
    expect(isAskedAgain(ctx)).toBe(again);
  });

  it.each(others)('is never asked of $kind', (actor) => {
    expect(isAskedAgain({ actor, clock: () => now })).toBe(false);
  });
});
