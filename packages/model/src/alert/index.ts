export { Alert, AlertInput, Every, MOST_ALERTS } from './alert.ts';
