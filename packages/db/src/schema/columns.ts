import { sql } from 'drizzle-orm';
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The column every tenant table starts with; the database fills it from the transaction's tenant. */
export const tenantId = uuid('tenant_id').notNull().default(sql`current_tenant()`);

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
/** Three-dimensional; written by the database only. */
export const cube = customType<{ data: string }>({ dataType: () => 'cube' });
