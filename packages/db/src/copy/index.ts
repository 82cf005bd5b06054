export type { CopyValue } from './copy-text.ts';
export { type Bulk, loadInBulk } from './load-in-bulk.ts';
