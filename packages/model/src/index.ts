export { firstIdAt, isId, newId } from './identity/id.ts';
export { idsOfCode, shortCode } from './identity/short-code.ts';
