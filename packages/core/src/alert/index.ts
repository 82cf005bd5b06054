export { nameAlert } from '../mail/name-alert.ts';
export { AlertChange, changeAlert } from './change-alert.ts';
export { createAlert } from './create-alert.ts';
export { deleteAlert } from './delete-alert.ts';
export { listAlerts } from './list-alerts.ts';
export { type Match, matchListing } from './match-listing.ts';
export { previewAlert } from './preview-alert.ts';
