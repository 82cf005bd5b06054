export { checkCatalog } from './check-catalog.ts';
