export type { CopyValue } from './copy-text.ts';
export { type Bulk, type CopyRows, loadInBulk } from './load-in-bulk.ts';
