export { type Cell, CSV_MARK, csvLines, csvOf } from './csv-of.ts';
