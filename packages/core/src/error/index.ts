export {
  Conflict,
  DomainError,
  type ErrorCode,
  type Fault,
  Gone,
  Invalid,
  NotAllowed,
  NotFound,
  SignInNeeded,
  TooMany,
} from './error.ts';
export { faultsOf, parse } from './parse.ts';
