import { z } from 'zod';

/** Ids and nothing else: no text, no address, no place. Who listens reads what is there by then, as far as it may. */
const ids = <Name extends string>(...names: Name[]) =>
  // Object.fromEntries forgets the names of the keys.
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.uuid()])) as Record<Name, z.ZodUUID>);

/**
 * What happens in a space that somebody else may care for, and who does: the names of the listeners, each defined beside its noun with
 * `onEvent`. Names and not the listeners themselves, so that a verb need not load what follows from it.
 *
 * An event tells of what others than its author can see: what somebody writes who waits to be accepted is told when they are accepted.
 */
export const events = {
  'listing.published': {
    payload: ids('listingId'),
    listeners: ['ask_author', 'match_alerts', 'note_urgent'],
  },
  'listing.changed': { payload: ids('listingId'), listeners: ['ask_author', 'match_alerts', 'note_urgent'] },
  /** Solved, paused, or its time is over; its link still works. */
  'listing.ended': { payload: ids('listingId'), listeners: [] },
  'listing.removed': { payload: ids('listingId'), listeners: [] },
  'thread.opened': { payload: ids('threadId'), listeners: [] },
  /** Somebody wants the association to ask for them. */
  'ask.left': { payload: ids('askId'), listeners: ['mail_ask'] },
  /** Somebody wrote to the desk about what it asks. */
  'ask.answered': { payload: ids('threadId'), listeners: ['mail_asker'] },
  /** The author of its request chose somebody else, and wants it to be told. */
  'thread.passed-over': { payload: ids('threadId'), listeners: ['mail_passed_over'] },
  'message.sent': { payload: ids('messageId'), listeners: ['mail_reader'] },
  'member.joined': { payload: ids('memberId'), listeners: ['mail_welcome'] },
  /** Somebody came who has to be accepted. */
  'member.waiting': { payload: ids('memberId'), listeners: ['mail_newcomer', 'mail_moderators'] },
  'member.accepted': { payload: ids('memberId'), listeners: ['mail_accepted'] },
  /** They are forgotten in the same transaction. */
  'member.refused': { payload: ids('memberId'), listeners: [] },
  'member.role-changed': { payload: ids('memberId'), listeners: [] },
  /** By their own will. They are forgotten in the same transaction. */
  'member.left': { payload: ids('memberId'), listeners: [] },
  /** Something waits for a decision, or for another one. */
  'case.opened': { payload: ids('caseId'), listeners: ['mail_desk'] },
  'settings.changed': { payload: ids(), listeners: [] },
  /** Opened, suspended or resumed. */
  'space.status-changed': { payload: ids(), listeners: [] },
} as const satisfies Record<string, { payload: z.ZodType; listeners: readonly string[] }>;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]['payload']>;
export type ListenerName<E extends EventName> = (typeof events)[E]['listeners'][number];

/** A listener is a job of this name. */
export const jobOfListener = (event: EventName, listener: string) => `${event}/${listener}`;

/** How often a listener is tried. */
export const LISTENER_TRIES = 12;
