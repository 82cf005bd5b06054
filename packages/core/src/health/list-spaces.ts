import { type SQL, sql } from '@entraide/db';
import { type HealthLine, health, type SpaceFigures } from '@entraide/model/health';
import { z } from 'zod';
import type { OperatorCtx } from '../audit/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import { Invalid, parse } from '../error/index.ts';
import { adminKey } from './figures.ts';
import { plainWords } from './plain-words.ts';

export const spaceSorts = ['look', 'name', 'members', 'newest'] as const;
const PAGE = 50;

const ListSpaces = z.strictObject({
  /** Part of a name, of a host or of the first word of its address; or the whole address of an admin. */
  q: z.string().trim().max(254).default(''),
  status: z.enum(['private', 'open', 'suspended']).optional(),
  /** Only those that need a look. */
  needsLook: z.boolean().default(false),
  sort: z.enum(spaceSorts).default('look'),
  /** The `next` of the page before. */
  cursor: z.string().max(600).optional(),
});

export interface ListedSpace {
  id: string;
  slug: string;
  status: SpaceFigures['status'];
  name: Record<string, string>;
  /** Canonical; null when nothing leads to it yet. */
  host: string | null;
  createdAt: Date;
  /** Null until it was counted for the first time. */
  figures: SpaceFigures | null;
  /** What needs a look, the worst first; empty when nothing does or nothing was counted. */
  lines: HealthLine[];
  refreshedAt: Date | null;
}

export interface SpaceList {
  items: ListedSpace[];
  next: string | null;
  /** Of all spaces, whatever was asked for. */
  counts: { all: number; private: number; open: number; suspended: number; needLook: number };
}

/** What a page is in the order of: each from small to large, and then by slug. */
const keys: Record<(typeof spaceSorts)[number], { key: SQL; type: 'float8' | 'text' }> = {
  look: { key: sql`-coalesce(h.level, 0)::float8`, type: 'float8' },
  name: { key: sql`coalesce(split_part(h.words, E'\n', 1), t.slug) collate "C"`, type: 'text' },
  members: { key: sql`-coalesce(h.members, 0)::float8`, type: 'float8' },
  newest: { key: sql`-extract(epoch from t.created_at)::float8`, type: 'float8' },
};

interface Row extends Record<string, unknown> {
  id: string;
  slug: string;
  status: SpaceFigures['status'];
  name: Record<string, string>;
  host: string | null;
  createdAt: string | Date;
  key: string | number;
  figures:
    | (Omit<SpaceFigures, 'status' | 'waitingSince' | 'overdueAt'> & {
        waitingSince: string | null;
        overdueAt: string | null;
      })
    | null;
  refreshedAt: string | Date | null;
}

/** Every space as it was counted last, fifty at a time. For the operator's role. @throws Invalid */
export async function listSpaces(operate: OperatorCtx, given: unknown = {}): Promise<SpaceList> {
  const { q, status, needsLook, sort, cursor } = parse(ListSpaces, given);
  const { key, type } = keys[sort];
  const after = cursor === undefined ? null : readCursor(cursor, type);
  const conditions = [
    ...(status ? [sql`t.status = ${status}`] : []),
    ...(needsLook ? [sql`h.level > 0`] : []),
    ...(q === '' ? [] : [matching(q)]),
    ...(after ? [sql`(${key}, t.slug collate "C") > (${after[0]}::${sql.raw(type)}, ${after[1]})`] : []),
  ];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const [rows, counts] = await outsideTenant(
    operate,
    async (tx) => {
      const found = await tx.execute<Row>(sql`
        select p.id, p.slug, p.status, p.created_at as "createdAt", p.key, t.config -> 'name' as name,
          (select host from domains d where d.tenant_id = p.id and d.is_primary) as host,
          h.refreshed_at as "refreshedAt",
          case when h.tenant_id is not null then json_build_object(
            'members', h.members, 'admins', h.admins, 'adminsAlive', h.admins_alive, 'listingsWeek', h.listings_week,
            'answersWeek', h.answers_week, 'answeredWeek', h.answered_week, 'waiting', h.waiting,
            'waitingSince', h.waiting_since, 'undecided', h.undecided, 'overdueAt', h.overdue_at, 'mailsFailed', h.mails_failed, 'jobsFailed', h.jobs_failed, 'mailsBounced', h.mails_bounced,
            'storageBytes', h.storage_bytes, 'domain', h.domain) end as figures
        from (
          select t.id, t.slug, t.status, t.created_at, ${key} as key
          from tenants t left join space_health h on h.tenant_id = t.id
          ${where} order by ${key}, t.slug collate "C" limit ${PAGE + 1}) p
        join tenants t on t.id = p.id left join space_health h on h.tenant_id = p.id
        order by p.key, p.slug collate "C"`);
      const [counted] = await tx.execute<SpaceList['counts'] & Record<string, unknown>>(sql`
        select count(*)::int as all, (count(*) filter (where status = 'private'))::int as private,
          (count(*) filter (where status = 'open'))::int as open,
          (count(*) filter (where status = 'suspended'))::int as suspended,
          (select count(*)::int from space_health where level > 0) as "needLook"
        from tenants`);
      return [Array.from(found), counted] as const;
    },
    { readOnly: true },
  );
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const now = operate.clock();
  return {
    items: rows.slice(0, PAGE).map((row) => listed(row, now)),
    next: last ? writeCursor([last.key, last.slug]) : null,
    counts: counts ?? { all: 0, private: 0, open: 0, suspended: 0, needLook: 0 },
  };
}

/** A whole address of the web is taken for its host. */
function matching(q: string): SQL {
  if (q.includes('@')) return sql`h.admin_keys @> array[${adminKey(q.toLowerCase())}]`;
  const host = /^https?:\/\/([^/:?#]+)/i.exec(q)?.[1];
  const words = plainWords(host ?? q);
  return sql`(position(${words} in coalesce(h.words, '')) > 0 or position(${words} in t.slug) > 0)`;
}

function listed({ key: _, figures, ...row }: Row, now: Date): ListedSpace {
  const whole: SpaceFigures | null = figures && {
    ...figures,
    status: row.status,
    waitingSince: figures.waitingSince === null ? null : new Date(figures.waitingSince),
    overdueAt: figures.overdueAt === null ? null : new Date(figures.overdueAt),
  };
  const lines = whole ? health(whole, now).filter(({ level }) => level !== 'ok') : [];
  return {
    ...row,
    createdAt: new Date(row.createdAt),
    refreshedAt: row.refreshedAt === null ? null : new Date(row.refreshedAt),
    figures: whole,
    lines: lines.sort((a, b) => Number(b.level === 'act') - Number(a.level === 'act')),
  };
}

type Cursor = [string | number, string];
const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function readCursor(cursor: string, type: 'float8' | 'text'): Cursor {
  const Shape = z.tuple([type === 'text' ? z.string() : z.number(), z.string()]);
  try {
    return Shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Invalid([{ path: ['cursor'], code: 'invalid', message: 'This is no page of the list.' }]);
  }
}
