export { holdIn } from './hold.ts';
export { openCaseIn, type Subject } from './open-case.ts';
export { tellDecisionKind } from './tell-decision-kind.ts';
