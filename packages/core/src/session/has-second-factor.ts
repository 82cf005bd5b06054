import { sql } from '@entraide/db';

/** In a query of `members`: whether they have set up a passkey, or an app for codes. */
export const hasSecondFactor = sql<boolean>`exists (
  select 1 from member_factors as f where f.tenant_id = members.tenant_id and f.member_id = members.id)`;
