export { isId, newId } from './identity/id.ts';
