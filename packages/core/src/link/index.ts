export { type LinkSubject, readLink, signLink } from './link.ts';
