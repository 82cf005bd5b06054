export { composeMember, type DemoSpace } from './compose-member.ts';
export { demoLocales, pick, randomFrom } from './content/index.ts';
export { type Author, insertMembers } from './insert-demo.ts';
export { type DemoOptions, type Planted, plantDemo } from './plant-demo.ts';
export { plantListings } from './plant-listings.ts';
export { plantMissingDemos } from './plant-missing-demos.ts';
export { readWorld } from './world.ts';
