import { createHash } from 'node:crypto';
import {
  and,
  categories,
  eq,
  inArray,
  isNotNull,
  isNull,
  like,
  not,
  notInArray,
  settingsRevisions,
  sql,
  type TenantTx,
  tenantAssets,
  tenants,
} from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { actorIdOf } from '../act/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { emit } from '../event/index.ts';
import { keepFile, putFileIn } from '../file/index.ts';
import { complete } from './complete.ts';
import type { Live } from './revision.ts';
import { hashOf } from './settings-hash.ts';
import type { Written } from './written.ts';

/** A file of a space as it is kept: a logo, or the text of a page. */
export interface Asset {
  /** `logo.svg`, `pages/about.fr.md` */
  name: string;
  mediaType: string;
  bytes: Buffer;
  /** Hexadecimal. */
  sha256: string;
}

export function asset(name: string, mediaType: string, bytes: Buffer): Asset {
  return { name, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export const pageAsset = (name: string, text: string): Asset =>
  asset(name, 'text/markdown; charset=utf-8', Buffer.from(text));

/** A logo to write, or one whose bytes are among the files of the space. */
export type Logo = Asset | { name: string; sha256: string };

export interface NewRevision extends Written {
  source: 'file' | 'web';
  /** The revision that its author had before them. */
  base: number | null;
  /** The revision that it brings back. */
  restores?: number;
  /** All logos there are from now on, those without bytes as the space has them already; left out: those of before. */
  logos?: readonly Logo[];
}

/**
 * Adds a revision and puts it in force: the settings it comes to, its categories, pages and logos. The caller holds the lock of
 * `lockSettings`, and records the act.
 * @throws Invalid when the document is not a space's settings; NotFound when the bytes of a logo are gone
 */
export async function writeRevision(
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  tx: TenantTx,
  { tenant, revision }: Live,
  { source, base, restores, document, pages, logos }: NewRevision,
): Promise<{ number: number; config: TenantConfig }> {
  const config = complete({ document, pages });
  const number = (revision?.number ?? 0) + 1;
  const now = ctx.clock();
  const files = logos ? namesAndHashes(logos) : (revision?.files ?? {});
  await tx.insert(settingsRevisions).values({
    ...{ number, at: now, source, base, restores: restores ?? null },
    ...{ actorKind: ctx.actor.kind, actorId: actorIdOf(ctx.actor) },
    ...{ document, pages, files },
  });
  await writeCategories(tx, config, now);
  const texts = Object.entries(pages).map(([name, text]) => pageAsset(name, text));
  await writeAssets(tx, like(tenantAssets.name, 'pages/%'), texts);
  if (logos) await writeAssets(tx, not(like(tenantAssets.name, 'pages/%')), await logoRows(ctx, tx, logos));
  const kept = [...texts, ...Object.entries(files).map(([name, sha256]) => ({ name, sha256 }))];
  await tx
    .update(tenants)
    .set({ config, configHash: hashOf(config, kept), updatedAt: now })
    .where(eq(tenants.id, tenant.id));
  await emit(tx, 'settings.changed', {});
  return { number, config };
}

/** `logo.svg` -> its hash */
export const namesAndHashes = (assets: readonly Logo[]) =>
  Object.fromEntries(assets.map(({ name, sha256 }) => [name, sha256]));

/** A category that is left out is retired, because listings stand on it; one that comes back is as before. */
async function writeCategories(tx: TenantTx, config: TenantConfig, now: Date): Promise<void> {
  const slugs = config.categories.map(({ slug }) => slug);
  await tx
    .insert(categories)
    .values(slugs.map((slug) => ({ slug })))
    .onConflictDoUpdate({
      target: [categories.tenantId, categories.slug],
      set: { retiredAt: null },
      setWhere: isNotNull(categories.retiredAt),
    });
  await tx
    .update(categories)
    .set({ retiredAt: now })
    .where(and(isNull(categories.retiredAt), notInArray(categories.slug, slugs)));
}

/** Stores what is new among the files of the space, and says where each is. */
async function logoRows(ctx: Pick<Ctx, 'clock'>, tx: TenantTx, logos: readonly Logo[]): Promise<AssetRow[]> {
  const rows: AssetRow[] = [];
  for (const logo of logos) {
    const { name, sha256 } = logo;
    if ('bytes' in logo) await putFileIn(ctx, tx, { ...logo, purpose: 'logo' });
    const { mediaType } = await keepFile(ctx, tx, sha256);
    rows.push({ name, mediaType, sha256, bytes: null, fileSha256: sha256 });
  }
  return rows;
}

type AssetRow = Omit<Asset, 'bytes'> & { bytes: Buffer | null; fileSha256?: string };
type Condition = ReturnType<typeof like>;

/** Makes these the only assets among those that the condition names; one that is the same is not written. */
async function writeAssets(tx: TenantTx, among: Condition, assets: readonly AssetRow[]): Promise<void> {
  const there = await tx
    .select({ name: tenantAssets.name, sha256: tenantAssets.sha256 })
    .from(tenantAssets)
    .where(among);
  const hashes = new Map(there.map(({ name, sha256 }) => [name, sha256]));
  const changed = assets
    .filter((one) => hashes.get(one.name) !== one.sha256)
    .map(({ name, mediaType, bytes, sha256, fileSha256 = null }) => ({
      ...{ name, mediaType, bytes, sha256, fileSha256 },
    }));
  if (changed.length > 0)
    await tx
      .insert(tenantAssets)
      .values(changed)
      .onConflictDoUpdate({
        target: [tenantAssets.tenantId, tenantAssets.name],
        set: {
          mediaType: sql`excluded.media_type`,
          bytes: sql`excluded.bytes`,
          sha256: sql`excluded.sha256`,
          fileSha256: sql`excluded.file_sha256`,
        },
      });
  const names = new Set(assets.map(({ name }) => name));
  const gone = there.map(({ name }) => name).filter((name) => !names.has(name));
  if (gone.length > 0) await tx.delete(tenantAssets).where(inArray(tenantAssets.name, gone));
}
