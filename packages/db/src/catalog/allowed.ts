/** Everything that may differ from the rule, with the reason. A line here is reviewed as a hole in the wall would be. */

/** Tables of no tenant. `readable`: the roles of requests and jobs may read it; nobody but platform and owner ever writes. */
export const globalTables: Record<string, { readable: boolean; reason: string }> = {
  tenants: { readable: true, reason: 'a tenant is its own row: the same lock, on its id' },
  domains: {
    readable: false,
    reason: 'a host is unique over the platform; requests go through resolve_host()',
  },
  audit_log: { readable: false, reason: 'what operators did; a line outlives the tenant it is about' },
  text_traces: {
    readable: false,
    reason: 'the same text in several spaces; requests go through trace_text()',
  },
  stripe_owners: {
    readable: false,
    reason: 'what Stripe tells comes before a space is known; requests go through stripe_owner()',
  },
  platform_limit_uses: { readable: false, reason: 'limits of what happens outside a space' },
  launches: {
    readable: false,
    reason: 'between an association and the operator, from before there is a space of theirs',
  },
  operators: { readable: false, reason: 'people who run the platform' },
  operator_factors: { readable: false, reason: 'how they prove who they are' },
  operator_links: { readable: false, reason: 'links that let them in' },
  operator_browsers: { readable: false, reason: 'where they signed in' },
  operator_sessions: { readable: false, reason: 'who is signed in to the console' },
  operator_challenges: { readable: false, reason: 'of passkeys, before it is known whose' },
  space_health: { readable: false, reason: 'how every space is, for the operators alone' },
  plan_figures: { readable: false, reason: 'what every space pays, for the operators alone' },
  announcements: { readable: true, reason: 'the same for the admins of every space' },
  gazetteer_version: { readable: true, reason: 'the same for everybody' },
  countries: { readable: true, reason: 'the same for everybody' },
  places: { readable: true, reason: 'the same for everybody' },
  areas: { readable: true, reason: 'the same for everybody' },
  place_names: { readable: true, reason: 'the same for everybody' },
};

/** Columns of global tables that requests may write, in their own tenant's row alone. */
export const writableColumns: { column: string; reason: string }[] = [
  { column: 'tenants.config', reason: 'an admin changes the settings of their space in the browser' },
  { column: 'tenants.config_hash', reason: 'follows config' },
  { column: 'tenants.updated_at', reason: 'follows config' },
];

export interface AllowedPolicy {
  table: string;
  name: string;
  command: 'all' | 'select';
  role: string;
  using: string;
  check: string | null;
}

/** Policies besides tenant_isolation. */
export const extraPolicies: AllowedPolicy[] = [
  // The operator's verbs work on every tenant.
  {
    table: 'tenants',
    name: 'platform_sees_all',
    command: 'all',
    role: 'entraide_platform',
    using: 'true',
    check: 'true',
  },
  // resolve_host() and open_spaces() answer before a tenant is known.
  {
    table: 'tenants',
    name: 'definer_reads',
    command: 'select',
    role: 'entraide_definer',
    using: 'true',
    check: null,
  },
  // Full text is not leakproof; the ids it gives pass through the policy again.
  {
    table: 'listings',
    name: 'definer_reads',
    command: 'select',
    role: 'entraide_definer',
    using: 'true',
    check: null,
  },
];

/** Tables that are only ever added to: what was done stays as it was written. */
export const appendOnlyTables: string[] = [
  'acts',
  'audit_log',
  'ledger_entries',
  'receipts',
  'settings_revisions',
];

/** Functions that run above the policies, as entraide_definer. */
export const definerFunctions: string[] = [
  'public.resolve_host(text)',
  'public.open_spaces()',
  'public.canonical_host()',
  'public.own_hosts()',
  'public.standing_of_host(text,text,text)',
  'public.trace_text(bytea,timestamp with time zone,timestamp with time zone)',
  'public.stripe_owner(text,boolean)',
  'public.own_stripe_id(text,boolean)',
  'public.mirror_domain_claim()',
  'public.erase_files_of_tenant()',
  'public.forget_jobs(uuid,text)',
  'public.forget_names(uuid)',
  'public.forget_appeals(timestamp with time zone)',
  'public.enqueue(text,jsonb,timestamp with time zone,text,integer)',
  'public.listing_candidates(text,timestamp with time zone,timestamp with time zone,double precision[],double precision[],integer)',
];

/** Tables that a definer function writes; from all others they only read. */
export const definerWrites: { table: string; reason: string }[] = [
  { table: 'stripe_owners', reason: 'own_stripe_id() notes that something at Stripe is the space’s' },
  { table: 'text_traces', reason: 'trace_text() notes that the space of the request has a text' },
  { table: 'decisions', reason: 'forget_names() takes out what somebody who leaves is called' },
  { table: 'appeals', reason: 'forget_names() and forget_appeals(), the same' },
  {
    table: 'domains',
    reason: 'mirror_domain_claim(), a trigger, makes a proven claim the one host that leads to its space',
  },
];

/** entraide: which migrations ran. graphile_worker: jobs of all tenants, for the worker's eyes only. */
export const ownSchemas = ['public', 'entraide', 'graphile_worker'];
