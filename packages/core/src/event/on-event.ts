import type { z } from 'zod';
import { defineJob, type Job } from '../job/define-job.ts';
import {
  type EventName,
  type EventPayload,
  events,
  jobOfListener,
  LISTENER_TRIES,
  type ListenerName,
} from './events.ts';

interface Listener<E extends EventName> extends Pick<Job<EventPayload<E>>, 'run' | 'whileSuspended'> {
  /** As the list of events has it. */
  name: ListenerName<E>;
}

/** What a noun does when something happened elsewhere: a job, with all that is said of jobs. It goes into `worker/jobs.ts`. */
export function onEvent<E extends EventName>(
  event: E,
  { name, ...listener }: Listener<E>,
): Job<EventPayload<E>> {
  return defineJob({
    ...listener,
    name: jobOfListener(event, name),
    // Of a generic event, the compiler sees the schemas of all of them.
    schema: events[event].payload as unknown as z.ZodType<EventPayload<E>>,
    tries: LISTENER_TRIES,
  });
}
