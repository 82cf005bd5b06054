export { type Category, CategoryInput, categoryIcons, wordsMeaning } from './categories.ts';
export { askingWords } from './category-words.ts';
export { TenantConfig, tenantJsonSchema, textsMissing } from './config.ts';
export {
  type CategoryTexts,
  type DefaultCategory,
  type DefaultCategorySlug,
  defaultCategories,
  defaultCategorySlugs,
} from './default-categories.ts';
export {
  Dues,
  type DuesPurpose,
  OTHER_WAYS_MOST,
  ReceiptMentions,
  SUGGESTED_MOST,
  saysTaxes,
  suggestedAmounts,
  taxMentions,
} from './dues.ts';
export { type OwnEmergency, Telephone } from './emergency.ts';
export {
  explainIssues,
  explainTenantIssue,
  flattenTenantIssues,
  readTenantConfig,
  type TenantIssue,
  tenantKeysAt,
} from './explain.ts';
export { Desk, Hostname, INACTIVITY, PROFILE_READERS, SecondFactorRule, TenantSlug } from './fields.ts';
export { pageKey, readPageKey } from './pages.ts';
export { RULE_EFFECTS, RULE_NAMES, type RuleEffect, type RuleName } from './rule-names.ts';
export { RuleSettings } from './rules.ts';
export { defaultKind, SafetyKind, safetyKinds, Trust } from './safety.ts';
export { starterSafety } from './starter-safety.ts';
export {
  Locale,
  localeIn,
  spread,
  type Texts,
  type TextsInput,
  textIn,
  textsInput,
} from './texts.ts';
export { WordList } from './word-list.ts';
