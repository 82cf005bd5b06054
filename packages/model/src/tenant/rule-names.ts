/** What each looks for is in docs/decisions/0048. */
export const RULE_NAMES = [
  'contact',
  'money-first',
  'transfer',
  'false-work',
  'off-platform',
  'look-alike',
  'repeated',
  'words',
  'new-member',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** flag: a moderator is shown the text. hold: besides, nobody else sees it before. */
export const RULE_EFFECTS = ['off', 'flag', 'hold'] as const;
export type RuleEffect = (typeof RULE_EFFECTS)[number];
