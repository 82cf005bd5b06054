export { emit, emitEach } from './emit.ts';
export { type EventName, type EventPayload, events } from './events.ts';
export { onEvent } from './on-event.ts';
