export type { DomainFindings, DomainRecord } from './findings.ts';
export {
  DOMAIN_LIFE,
  type DomainState,
  type DomainTransition,
  domainStates,
  mayStep,
} from './life.ts';
