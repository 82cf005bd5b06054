export { type ListedSpace, listSpaces, type SpaceList, spaceSorts } from './list-spaces.ts';
export { refreshHealth, refreshOldestHealth } from './refresh-health.ts';
export { type SpaceState, spaceState } from './space-state.ts';
export { tellOperators } from './tell-operators.ts';
