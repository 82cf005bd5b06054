export { checkDomain, type DomainChecked } from './check-domain.ts';
export { checkGivenHosts } from './check-given-hosts.ts';
export { claimDomain, type DomainClaimed } from './claim-domain.ts';
export { listDomains, type OwnDomain, type SpaceDomains } from './list-domains.ts';
export { makePrimary } from './make-primary.ts';
export { mayServe } from './may-serve.ts';
export type { HostFault } from './read-host.ts';
export { releaseDomain } from './release-domain.ts';
