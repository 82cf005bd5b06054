export { openCaseIn, type Subject } from './open-case.ts';
