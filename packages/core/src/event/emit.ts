import { enqueueEach, type TenantTx } from '@entraide/db';
import { type EventName, type EventPayload, events, jobOfListener, LISTENER_TRIES } from './events.ts';

/**
 * Says in the caller's transaction that something happened: each listener gets a job of its own if and only if that commits. The
 * database adds the tenant. Without a listener it asks the database nothing.
 */
export function emit<E extends EventName>(
  tx: TenantTx,
  event: E,
  payload: NoInfer<EventPayload<E>>,
): Promise<void> {
  return emitEach(tx, event, [payload]);
}

/** The same for many things that happened at once. */
export async function emitEach<E extends EventName>(
  tx: TenantTx,
  event: E,
  payloads: readonly NoInfer<EventPayload<E>>[],
): Promise<void> {
  if (!Object.hasOwn(events, event)) throw new Error(`there is no event "${event}"`);
  const { payload: schema, listeners } = events[event];
  const checked = payloads.map((payload) => schema.parse(payload));
  if (checked.length === 0) return;
  for (const listener of listeners)
    await enqueueEach(tx, jobOfListener(event, listener), checked, { tries: LISTENER_TRIES });
}
