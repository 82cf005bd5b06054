export { acts } from './act.ts';
export { auditLog } from './audit.ts';
export { type Duty, duties } from './duties.ts';
export { knownBrowsers, limitUses } from './limit.ts';
export { listings, listingTiles, listingWords } from './listing.ts';
export { admissions, drafts, loginCodes, members, sessions } from './member.ts';
export { areas, countries, gazetteerVersion, placeNames, places } from './place.ts';
export { categories, domains, settingsRevisions, tenantAssets, tenants } from './tenant.ts';
export { messages, threads } from './thread.ts';
