export { listings } from './listing.ts';
export { admissions, drafts, loginCodes, members, sessions } from './member.ts';
export { categories, domains, tenantAssets, tenants } from './tenant.ts';
export { messages, threads } from './thread.ts';
