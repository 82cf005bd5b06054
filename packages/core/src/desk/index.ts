export {
  appeal,
  appealByLink,
  decideAppeal,
  listAppeals,
  type OwnDecision,
  readDecision,
  readDecisionByLink,
  type WaitingAppeal,
} from './appeal.ts';
export { changeHold, sayDanger } from './danger.ts';
export { decideCase } from './decide.ts';
export { deskFigures, type YearOfDesk } from './figures.ts';
export { handOver } from './hand-over.ts';
export { type CaseLine, countAtDesk, type DeskWeek, deskWeek, listCases } from './list-cases.ts';
export { type CaseFile, readCase } from './read-case.ts';
export { type Danger, readDanger } from './read-danger.ts';
export { reportByName, reportThing } from './report.ts';
export { assertReportable } from './reportable.ts';
export { decideBan } from './second-ban.ts';
export { reasonSentence, starterReason } from './starter-reasons.ts';
export { undoDecision } from './undo.ts';
