export { listActs, type RecordedAct } from './list-acts.ts';
export { type Act, type ActName, actorIdOf, recordAct } from './record-act.ts';
