export { keepStopped } from './keep-stopped.ts';
export { readMyStop } from './read-my-stop.ts';
export { resumeMails } from './resume-mails.ts';
export { takeMailEvent } from './take-mail-event.ts';
export { verifyWebhook } from './verify-webhook.ts';
