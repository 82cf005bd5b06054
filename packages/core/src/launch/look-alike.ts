import { type GlobalTx, sql, type TenantTx, tenants } from '@entraide/db';
import { asSeen, tellingWords } from '@entraide/model/rule';
import anyAscii from 'any-ascii';
import unhomoglyph from 'unhomoglyph';

/** A name as it is remembered: without accents, common words and what stands between. Two names with one answer are taken for each other. */
export function looksOf(name: string): string {
  const letters = anyAscii(unhomoglyph(name.normalize('NFKD').replace(/\p{M}/gu, ''))).toLowerCase();
  const words = letters.split(/[^a-z0-9]+/).filter((word) => word !== '');
  return asSeen(tellingWords(words).join(''));
}

/** The slug of a space that a new one would be taken for; null when there is none. For the operator's role. */
export async function lookAlikeOf(
  tx: GlobalTx | TenantTx,
  { slug, name }: { slug: string; name: string },
): Promise<string | null> {
  const rows = await tx
    .select({ slug: tenants.slug, name: sql<unknown>`${tenants.config} -> 'name'` })
    .from(tenants)
    .orderBy(tenants.slug);
  const own = new Set([looksOf(slug), looksOf(name)]);
  const found = rows.find(
    (row) => row.slug !== slug && [row.slug, ...namesOf(row.name)].some((one) => own.has(looksOf(one))),
  );
  return found?.slug ?? null;
}

const namesOf = (name: unknown): string[] =>
  typeof name === 'string' ? [name] : Object.values((name ?? {}) as Record<string, string>);
