export { type Hunted, hunt } from './hunt.ts';
