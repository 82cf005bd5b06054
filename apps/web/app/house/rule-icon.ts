import type { IconName } from '../components/Icon.tsx';

export const ruleIcon = {
  open: 'globe',
  approval: 'user-round-check',
  invitation: 'mail',
  'member-list': 'list',
  private: 'lock',
} as const satisfies Record<string, IconName>;
