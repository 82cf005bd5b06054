export { type LoadedGazetteer, loadGazetteer } from './load-gazetteer.ts';
export { placeKey } from './place-key.ts';
export type { GazetteerSource } from './source.ts';
