export { listActs, type RecordedAct } from './list-acts.ts';
export { type Act, type OperatorCtx, recordAct } from './record-act.ts';
