export { createTenant, createTenantIn, lockTenants, type NewSpace } from './create-tenant.ts';
export {
  cancelDeletion,
  type Deletion,
  deleteTenant,
  GRACE_DAYS,
  sweepDeletions,
} from './delete-tenant.ts';
export { findTenant } from './find-tenant.ts';
export { fillBlanks, missingToOpen } from './folder/needed-pages.ts';
export { type Invitation, inviteFromPlatform, inviteMember } from './invite-member.ts';
export { listPages, type PageLink } from './list-pages.ts';
export {
  listSlugs,
  listTenants,
  showTenant,
  type TenantDetails,
  type TenantSummary,
} from './list-tenants.ts';
export { renderMarkdown } from './markdown.ts';
export { type OpenSpace, openSpaces } from './open-spaces.ts';
export type { RenderedPage } from './pages-of.ts';
export {
  type AppliedTenants,
  type ApplyOptions,
  applyGoodTenants,
  applyTenants,
  describePlan,
  isEmpty,
  type Plan,
  type PlanOptions,
  planTenants,
  type TenantPlan,
} from './plan/index.ts';
export { pullTenant } from './pull-tenant.ts';
export { releaseTenant } from './release-tenant.ts';
export {
  type Certificate,
  type Holdings,
  isGenuine,
  removeTenantIn,
  removeTenantNow,
} from './remove-tenant.ts';
export { renderPage } from './render-page.ts';
export { resolveTenant } from './resolve-tenant.ts';
export { openTenant, resumeTenant, type StatusChange, suspendTenant } from './set-tenant-status.ts';
export { tenantAsset } from './tenant-asset.ts';
export { createTenantCache, type TenantCache } from './tenant-cache.ts';
export { tenantCtx } from './tenant-ctx.ts';
