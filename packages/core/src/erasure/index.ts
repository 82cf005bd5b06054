export { forget } from './forget.ts';
export { forgetAgain, markedErasures } from './forget-again.ts';
export type { Erasure } from './mark-erasure.ts';
export { stopYearlyKind } from './stop-yearly-kind.ts';
