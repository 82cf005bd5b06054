export { figuresOf, type LimitName, limitNames } from './limits.ts';
export { networkOf } from './network.ts';
export { requireMember, requireRole } from './require.ts';
export { spend, type Uses } from './spend.ts';
export { lockWriter, requireWriter } from './writer.ts';
