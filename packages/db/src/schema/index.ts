export { acts } from './act.ts';
export { alertMatches, alerts, alertTerms, type KeptWord } from './alert.ts';
export { asks } from './ask.ts';
export { auditLog } from './audit.ts';
export { memberBlocks } from './block.ts';
export { appeals, type CaseFlag, cases, decisions, type Evidence, type HeldPerson, reports } from './case.ts';
export { announcements, spaceHealth, supportVisits } from './console.ts';
export { domainClaims } from './domain.ts';
export { duesCheckouts, duesRefunds, paymentAccounts, receipts, receiptYears } from './dues.ts';
export { type Duty, duties, type Exported } from './duties.ts';
export { files } from './file.ts';
export { inviteLinks, launches, platformLimitUses, textTraces } from './launch.ts';
export { knownBrowsers, limitUses } from './limit.ts';
export { listings, listingTiles, listingWords } from './listing.ts';
export { mailEvents, mailStops } from './mail.ts';
export { admissions, drafts, emailChanges, loginCodes, members, sessions } from './member.ts';
export { memberImports, memberListLines, memberNotes } from './member-list.ts';
export { ledgerEntries, stripeEvents, stripeOwners, stripeReads } from './money.ts';
export { notArchived } from './not-archived.ts';
export { noticeSettings, notices } from './notice.ts';
export {
  operatorBrowsers,
  operatorChallenges,
  operatorFactors,
  operatorLinks,
  operatorSessions,
  operators,
} from './operator.ts';
export { erasures, memberExports } from './own-data.ts';
export { photos } from './photo.ts';
export { areas, countries, gazetteerVersion, placeNames, places } from './place.ts';
export { planFigures, spacePlans } from './plan.ts';
export { memberFactors, passkeyChallenges, recoveryCodes } from './second-factor.ts';
export { absences, handOverObjections, handOvers, teamTold } from './team.ts';
export { categories, domains, settingsRevisions, tenantAssets, tenants } from './tenant.ts';
export { thanks } from './thanks.ts';
export { messages, threadShares, threads } from './thread.ts';
