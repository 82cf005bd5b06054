import { hostOf, TENANT_A } from './fixtures.ts';
import type { Probe } from './probes.ts';

/** The definer functions run above the policies, so each is asked what it must not answer. */
export const functionProbes: Probe[] = [
  {
    verb: 'text candidates',
    table: 'listing_candidates()',
    needs: [],
    statements: [`select count(*)::int from listing_candidates('''@wprob'':*', now(), null, null, null, 10)`],
    expected: (context) => (context === 'tenant' ? 1 : 0),
    reads: true,
    refusedBy: ['42501'],
  },
  {
    verb: 'canonical host',
    table: 'canonical_host()',
    needs: [],
    // Its own: 1; none: 0; somebody else's: 2.
    statements: [
      `select case when canonical_host() = '${hostOf(TENANT_A)}' then 1 when canonical_host() is null then 0 else 2 end`,
    ],
    expected: (context) => (context === 'tenant' ? 1 : 0),
    reads: true,
    refusedBy: ['42501'],
  },
  {
    verb: 'own hosts',
    table: 'own_hosts()',
    needs: [],
    statements: [`select count(*)::int from own_hosts()`],
    expected: (context) => (context === 'tenant' ? 1 : 0),
    reads: true,
    refusedBy: ['42501'],
  },
  {
    verb: 'standing of a host of one’s own',
    table: 'standing_of_host()',
    needs: [],
    // Its own is free to it. Without a tenant, nothing is known of any host.
    statements: [`select (standing_of_host('${hostOf(TENANT_A)}', 'x', 'x.example') = 'taken')::int`],
    expected: (context) => (context === 'stranger' ? 1 : 0),
    reads: true,
    refusedBy: ['42501'],
  },
  {
    verb: 'owning what is at Stripe without a space',
    table: 'own_stripe_id()',
    needs: [],
    statements: [`select own_stripe_id('cus_probe', false)::int`],
    expected: (context) => (context === 'tenant' ? 1 : 'refused'),
    reads: true,
    refusedBy: ['42501', '23502', '23503'],
  },
  {
    verb: 'enqueue without a tenant',
    table: 'enqueue()',
    needs: [],
    statements: ["select enqueue('probe', '{}')"],
    expected: (context) => (context === 'unset' || context === 'empty' ? 'refused' : 1),
    reads: false,
    refusedBy: ['42501'],
  },
  {
    verb: 'enqueue for another tenant',
    table: 'enqueue()',
    needs: [],
    statements: [
      `select enqueue('probe', '{"tenantId": "forged"}', null, 'k')`,
      "select (nullif(current_setting('app.tenant_id', true), '') is null)::int",
    ],
    expected: (context) => (context === 'unset' || context === 'empty' ? 'refused' : 0),
    reads: true,
    refusedBy: ['42501'],
  },
];

/** The tenants table is led by its own id instead of a tenant_id. */
export const tenantsProbes: Probe[] = [
  {
    verb: 'select',
    table: 'tenants',
    needs: ['SELECT'],
    statements: ['select * from tenants'],
    expected: (context) => (context === 'tenant' ? 1 : 0),
    reads: false,
    refusedBy: ['42501'],
  },
  {
    verb: 'update blindly',
    table: 'tenants',
    needs: ['SELECT', 'UPDATE'],
    statements: ['update tenants set updated_at = updated_at'],
    expected: (context) => (context === 'tenant' ? 1 : 0),
    reads: false,
    refusedBy: ['42501'],
  },
  {
    verb: 'become another',
    table: 'tenants',
    column: 'id',
    needs: ['SELECT', 'UPDATE'],
    statements: [`update tenants set id = '0190f000-0000-7000-8000-00000000000f' where id = '${TENANT_A}'`],
    expected: (context) => (context === 'tenant' ? 'refused' : 0),
    reads: false,
    refusedBy: ['42501'],
  },
];

/** A temporary table comes before ours on the search path, so none of the roles that serve may make one. */
export const temporaryProbes: Probe[] = [
  {
    verb: 'create',
    table: 'temporary tables()',
    needs: [],
    statements: ['create temporary table members (id uuid)'],
    expected: () => 'refused',
    reads: false,
    refusedBy: ['42501'],
  },
];
