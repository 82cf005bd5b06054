export { findLeaks } from './find-leaks.ts';
