export { BadArchive } from './bad-archive.ts';
export { type Exported, exportTenant } from './export-tenant.ts';
export type { Progress } from './format.ts';
export { type ImportOptions, importTenant } from './import-tenant.ts';
export type { Imported } from './into-space.ts';
