export { type Area, type FiguresOfSpace, readFigures } from './read-figures.ts';
