export { demoEmail } from './compose-member.ts';
export { type DemoOptions, type Planted, plantDemo } from './plant-demo.ts';
export { plantMissingDemos } from './plant-missing-demos.ts';
