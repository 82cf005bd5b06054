import type { Builder } from '../builder.ts';

export function addMembers(builder: Builder): void {
  const member = builder.group('member', 'People of a space, where nobody in it can help them');
  builder.writer(
    member,
    'reset-factor <slug> <email>',
    'Forget the passkeys, app and recovery codes of an admin or moderator who lost them all',
    async () => (await import('../commands/members.ts')).resetFactor,
  );
}
