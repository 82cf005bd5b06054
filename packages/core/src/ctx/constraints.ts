import type { ConstraintViolation } from '@entraide/db';
import { Conflict, type DomainError, Invalid, NotFound, SignInNeeded } from '../error/index.ts';

const invalid = (field: string, message: string) => () =>
  new Invalid([{ path: [field], code: 'invalid', message }]);
/** The member was removed while their request was under way. */
const memberLeft = () => new SignInNeeded();
const notFound = () => new NotFound();

/**
 * What a constraint means to whoever broke it: by a value that our schemas let through, or because somebody else was quicker.
 * A constraint that is not here can only be broken by a fault of our own.
 */
const refusals: Record<string, () => DomainError> = {
  absences__member_id: memberLeft,
  absences__stand_in_id: () => new Conflict('Who was to stand in has left.'),
  admissions__email_form: invalid('email', 'not an e-mail address that can be kept'),
  admissions__tenant_id: notFound,
  alert_matches__alert_id: notFound,
  alert_terms__alert_id: notFound,
  alerts__member_id: memberLeft,
  asks__contact: invalid('contact', 'at most 254 characters'),
  asks__member_id: memberLeft,
  asks__words: invalid('words', 'at most 2,000 characters'),
  appeals__once: () => new Conflict('You asked for another look already.'),
  appeals__tenant_id: notFound,
  domains__host: () => new Conflict('Another space has this domain already.'),
  domain_claims__tenant_id: notFound,
  drafts__payload_size: invalid('payload', 'too long to keep'),
  drafts__tenant_id: notFound,
  email_changes__email_form: invalid('email', 'not an e-mail address that can be kept'),
  email_changes__member_id: memberLeft,
  hand_over_objections__hand_over_id: notFound,
  hand_over_objections__member_id: memberLeft,
  hand_over_objections__words: invalid('words', 'at most 500 characters'),
  hand_overs__member_id: notFound,
  invite_links__tenant_id: notFound,
  invite_links__uses: () => new Conflict('This invitation link was used as often as it may be.'),
  known_browsers__member_id: memberLeft,
  ledger_entries__amount_most: invalid('amount', 'too much at once'),
  ledger_entries__note: invalid('note', '1 to 200 characters'),
  ledger_entries__of_payment: () => new Conflict('More would go back than was paid.'),
  ledger_entries__of_source: notFound,
  ledger_entries__payer: invalid('payer', '1 to 100 characters'),
  ledger_entries__tenant_id: notFound,
  limit_uses__tenant_id: notFound,
  listings__author_id: memberLeft,
  listings__category: invalid('category', 'this space has no such category (any more)'),
  listings__description: invalid('description', '1 to 4,000 characters'),
  listings__place_id: invalid('place', 'there is no such place'),
  listings__title: invalid('title', 'too short, or more than 120 characters'),
  login_codes__display_name: invalid('displayName', '1 to 60 characters'),
  login_codes__tenant_id: notFound,
  erasures__tenant_id: notFound,
  member_exports__member_id: memberLeft,
  mail_events__tenant_id: notFound,
  mail_stops__tenant_id: notFound,
  stripe_events__tenant_id: notFound,
  stripe_reads__tenant_id: notFound,
  member_imports__member_id: memberLeft,
  member_list_lines__tenant_id: notFound,
  member_notes__author_id: memberLeft,
  member_notes__member_id: notFound,
  member_notes__text: invalid('text', '1 to 2,000 characters'),
  member_blocks__about_id: notFound,
  member_blocks__by_id: memberLeft,
  member_factors__credential: () => new Conflict('This passkey is there already.'),
  member_factors__member_id: memberLeft,
  members__about: invalid('about', 'at most 600 characters'),
  members__desk: () => new Conflict('This is the association’s own: decide about the listing.'),
  members__display_name: invalid('displayName', '1 to 60 characters'),
  members__email: () => new Conflict('Somebody with this address is a member already.'),
  members__email_form: invalid('email', 'not an e-mail address that can be kept'),
  members__family_name: invalid('familyName', 'at most 60 characters'),
  members__place_id: invalid('place', 'there is no such place'),
  members__tenant_id: notFound,
  messages__body: invalid('body', 'at most 4,000 characters'),
  messages__sender_id: memberLeft,
  messages__thread_id: notFound,
  notice_settings__member_id: memberLeft,
  notices__member_id: memberLeft,
  operators__email: () => new Conflict('Somebody with this address is an operator already.'),
  operators__name: () => new Conflict('Another operator has this name already.'),
  photos__alt: invalid('alt', '200 characters at most'),
  photos__author_id: memberLeft,
  photos__listing_id: notFound,
  photos__message_id: notFound,
  photos__thread_id: notFound,
  reports__reporter_id: memberLeft,
  recovery_codes__member_id: memberLeft,
  sessions__member_id: memberLeft,
  space_plans__tenant_id: notFound,
  thanks__author_id: memberLeft,
  thanks__helper_id: notFound,
  thanks__listing_id: notFound,
  thread_shares__owner_id: memberLeft,
  thread_shares__thread_id: notFound,
  thread_shares__words: invalid('words', '1 to 300 characters'),
  threads__author_id: notFound,
  threads__listing_id: notFound,
  threads__once_a_listing: () => new Conflict('This conversation was begun a moment ago: open it.'),
  threads__starter_id: memberLeft,
};

export const constraintsWithWords: readonly string[] = Object.keys(refusals);

/** Null: not the reader's to mend. */
export function refusalOf({ constraint }: ConstraintViolation): DomainError | null {
  return refusals[constraint]?.() ?? null;
}
