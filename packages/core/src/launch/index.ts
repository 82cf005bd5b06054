export { type AddressStanding, addressStanding, freeSlug } from './address-standing.ts';
export { createLaunch, type Launched, LaunchInput } from './create-launch.ts';
export { fillTexts } from './fill-texts.ts';
export { mayArrive } from './may-arrive.ts';
export { openOwnSpace } from './open-space.ts';
export { keepStep, type Launch, readLaunch } from './read-launch.ts';
export { confirmTextsRead, type ReadinessName, type Ready, readiness } from './readiness.ts';
export { sweepLaunches } from './sweep-launches.ts';
