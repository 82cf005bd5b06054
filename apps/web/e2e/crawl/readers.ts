import type { Canary } from './canary.ts';

const waiting = ['pending', 'suspended'];
const accepted = ['author', 'starter', 'blocked', 'member', 'vouched', 'limited', 'moderator', 'admin'];
/** Everybody who asks for pages of a space; `elsewhere`: a member of another one. */
export const everybody = ['stranger', 'elsewhere', 'support', ...waiting, ...accepted];
const but = (somebody: string) => everybody.filter((who) => who !== somebody);

const nobody: string[] = [];
const team = ['moderator', 'admin'];
/** An operator who is here to help sees what the team looks after, and neither conversations nor the desk. */
const office = [...team, 'support'];
const keepers = ['admin', 'support'];
const talkers = ['author', 'starter'];

/** Accepted members, but for whom the author has blocked. */
const members = accepted.filter((who) => who !== 'blocked');

/** Who may be shown what stands in a column of their own space: its name, or how the name begins. */
const readers: Record<string, readonly string[]> = {
  'acts.subject_': nobody,
  'acts.': keepers,
  'admissions.': nobody,
  'alerts.words': nobody,
  'alerts.': ['author'],
  'alert_terms.': nobody,
  'appeals.id answered': ['author'],
  'appeals.reasons': ['author'],
  'appeals.words answered': ['author'],
  'appeals.': ['author', ...team],
  // What a member left with the desk is theirs, and the team's; whose listing it became is seen by neither here.
  'asks.': ['author', ...team],
  'audit_log.': nobody,
  // Of a case that is decided its author is named as they are called now.
  'cases.evidence name a': nobody,
  'cases.evidence title a': ['author', ...team],
  'cases.': team,
  'categories.slug': everybody,
  'decisions.before': nobody,
  'decisions.': ['author', ...team],
  'domain_claims.looks_like': nobody,
  'domain_claims.': keepers,
  'domains.looks_like': nobody,
  // Told to the browser that asked alone.
  'email_changes.': nobody,
  'drafts.': nobody,
  // A picture of the space that waits to be stored.
  'files.bytes': everybody,
  'erasures.': nobody,
  'files.': nobody,
  // The member may take the words away that they wrote to the operators.
  'hand_over_objections.words': ['blocked'],
  'hand_overs.': nobody,
  'invite_links.code': ['admin'],
  'known_browsers.': nobody,
  'launches.remark': ['admin'],
  'launches.': nobody,
  'limit_uses.': nobody,
  // Whoever blocks somebody, and whoever is blocked, sees nothing of the other one's.
  'listings.description on the board': but('blocked'),
  'listings.description paused': but('blocked'),
  'listings.description solved': but('blocked'),
  'listings.description of blocked': but('author'),
  'listings.description of pending': ['pending', ...office],
  'listings.description held': ['author', ...office],
  'listings.id on the board': but('blocked'),
  'listings.id paused': but('blocked'),
  'listings.id solved': but('blocked'),
  'listings.id of blocked': but('author'),
  'listings.id of pending': ['pending', ...office],
  'listings.id held': ['author', ...office],
  'listings.title on the board': but('blocked'),
  'listings.title paused': but('blocked'),
  'listings.title solved': but('blocked'),
  'listings.title of blocked': but('author'),
  'listings.title of pending': ['pending', ...office],
  'listings.title held': ['author', ...office],
  'listing_words.': nobody,
  'login_codes.': nobody,
  'ledger_entries.note': ['admin'],
  'ledger_entries.payer': ['admin'],
  // The payer takes them away with all that is theirs.
  'ledger_entries.': ['author', 'admin'],
  'payment_accounts.': nobody,
  // In the file of one's own data.
  'dues_checkouts.id': ['author'],
  'dues_checkouts.': nobody,
  'dues_refunds.': nobody,
  'receipts.source': nobody,
  'receipts.account_id': nobody,
  'receipts.': ['author'],
  'mail_events.': nobody,
  // An address that is no member's: of a member, the team sees it and they themselves.
  'mail_stops.': nobody,
  'member_blocks.': ['author'],
  'member_imports.': nobody,
  'member_list_lines.': nobody,
  'member_notes.': team,
  'member_exports.': ['author'],
  'member_factors.credential_id': nobody,
  'member_factors.secret': nobody,
  'member_factors.': ['author'],
  'members.about': members,
  'members.family_name': ['author', 'admin'],
  'members.profile_id of author': members,
  'members.display_name first of author': but('blocked'),
  'members.display_name first of blocked': but('author'),
  'members.display_name first of starter': ['author', 'starter', ...office],
  'messages.': talkers,
  'passkey_challenges.': nobody,
  'recovery_codes.': nobody,
  'photos.alt in a message': talkers,
  'photos.id in a message': talkers,
  'photos.alt that waits': ['author'],
  'photos.id that waits': ['author'],
  'photos.': but('blocked'),
  // Who reported is never shown, not to the team either.
  'reports.email': nobody,
  'reports.name': nobody,
  'reports.id of member': ['member'],
  'reports.id': nobody,
  'reports.words of member': ['member', ...team],
  'reports.words': team,
  'sessions.': nobody,
  'settings_revisions.actor_id': nobody,
  'settings_revisions.': keepers,
  'space_health.': nobody,
  'support_visits.link_hash': nobody,
  'support_visits.session_hash': nobody,
  'support_visits.': keepers,
  'tenant_assets.name': nobody,
  'tenant_assets.': everybody,
  'tenants.file_hash': nobody,
  'tenants.id': nobody,
  'tenants.': everybody,
  'thanks.': talkers,
  'space_plans.': nobody,
  'stripe_events.': nobody,
  'stripe_owners.': nobody,
  'stripe_reads.': nobody,
  'thread_shares.': talkers,
  'threads.id': talkers,
};

/** Of a space that only members read. */
const ofMembers = /^(listings|members|photos)\./;

/** @throws Error for a column of which nobody has said who reads it */
export function readersOf({ name, space }: Canary): readonly string[] {
  const own = /^members\.(?:display_name (?:first|last)|email|id) of (\w+)$/.exec(name)?.[1];
  const known = readers[name] ?? (own ? [own, ...office] : beginningOf(name));
  if (!known) throw new Error(`who may read ${name}? Say it in e2e/crawl/readers.ts`);
  const isPublic = known.includes('stranger');
  return space === 'b' && isPublic && ofMembers.test(name) ? accepted : known;
}

function beginningOf(name: string): readonly string[] | undefined {
  const [, found] = Object.entries(readers).find(([beginning]) => name.startsWith(beginning)) ?? [];
  return found;
}

/** What anybody may know of a space that is open, on the platform's own site. */
const told = /^tenants\.(slug|config (name|tagline))$/;
/** What operators look after. */
const lookedAfter =
  /^(tenants\.(slug|id|config name)$|launches\.|audit_log\.(id|actor|action)$|support_visits\.(id|operator|reason)$|hand_over)/;

/** Where somebody is: in one of two spaces, on the platform's site, or at its console. */
export type Place = 'a' | 'b' | 'platform' | 'console';

/** Whether somebody may be shown it where they are. */
export function mayRead(place: Place, who: string, canary: Canary): boolean {
  if (place === 'platform') return told.test(canary.name);
  if (place === 'console') return who === 'operator' && lookedAfter.test(canary.name);
  return canary.space === place && readersOf(canary).includes(who);
}
