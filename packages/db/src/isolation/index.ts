export { hunt } from './hunt.ts';
