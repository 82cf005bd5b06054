export { isClosedBetween, isSilenced } from './blocked.ts';
export { isMine, starterOfThread } from './conversation.ts';
export { assertDuesPaid, DuesUnpaid, owesDues } from './dues-paid.ts';
export { figuresOf, type LimitName, limitNames } from './limits.ts';
export { networkOf } from './network.ts';
export { photoAddress, photoColumns } from './photo-address.ts';
export {
  hasRole,
  isSupport,
  requireFresh,
  requireMember,
  requireRole,
  requireRoleOrSupport,
  rolesFor,
} from './require.ts';
export { asksSecondFactor, assertFresh, isAskedAgain, isFresh, missingProof } from './second-factor.ts';
export { seesMember } from './sees-member.ts';
export { type PlatformUses, restore, spend, spendOnPlatform, type Uses } from './spend.ts';
export { assertTrusted, NotTrustedYet, trustLacking, type Untrusted } from './trust.ts';
export { usesOfReport } from './uses-of-report.ts';
export { countedAs, lockWriter, requireWriter } from './writer.ts';
