export { createTenantFolder, type NewTenant } from './create-tenant-folder.ts';
export { missingToOpen } from './needed-pages.ts';
export { formatProblem, NotReadyToOpen, type Problem, TenantFilesInvalid } from './problem.ts';
export { checkPlans } from './read-platform-file.ts';
export type { TenantFolder } from './read-tenant-folder.ts';
export { readTenants, type Validation, validateTenants } from './validate-tenants.ts';
export { type FolderChange, writeFolder } from './write-folder.ts';
