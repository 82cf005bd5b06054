export { type Entry, enterMovements, type Movement } from './enter-movements.ts';
export { inMode, paidUntil, paidUntilOf } from './paid-until.ts';
export { type Total, totalsOf } from './totals.ts';
