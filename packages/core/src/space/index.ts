export { assertMayRead, mayRead } from './may-read.ts';
export { type SpaceView, spaceView } from './space-view.ts';
