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
  Unavailable,
} from './error.ts';
export { faultsOf, parse } from './parse.ts';
