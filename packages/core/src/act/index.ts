export { exportActs } from './export-acts.ts';
export { ACT_NOUNS, listActs, type NamedAct, readActs } from './list-acts.ts';
export { namesOf } from './names-of.ts';
export { ACT_NAMES, type Act, type ActName, actorIdOf, recordAct } from './record-act.ts';
export { recordForDesk } from './record-for-desk.ts';
