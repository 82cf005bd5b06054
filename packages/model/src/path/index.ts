export { type PathQuery, paths } from './paths.ts';
