export { fixtures, secondMember } from '../isolation/fixtures.ts';
export { createTenant, type TenantOverrides, type TestTenant } from './create-tenant.ts';
export { createTestDatabase, driverFor, type TestDatabase, type TestRole } from './create-test-database.ts';
export { explainRole, type Plan, plansIn } from './plans.ts';
export { startTestServer, type TestServer } from './test-server.ts';
