export { listActs, type RecordedAct } from './list-acts.ts';
export { type Act, type ActName, recordAct } from './record-act.ts';
