export { type Mutant, mutantsFor } from './mutants.ts';
export { contexts, type Probe, roles } from './probes.ts';
export { allProbes, type Leak, plantTwoTenants, repeatableContexts, runProbes } from './run-probes.ts';
