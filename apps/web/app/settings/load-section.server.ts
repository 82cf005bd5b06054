import { readSettings, type SpaceSettings } from '@entraide/core/revision';
import type { RouteArgs } from '../framework/index.ts';
import type { Section } from './sections/section.ts';
import type { Values } from './values.ts';

export interface LoadedSection {
  /** The revision that the form is about. */
  base: number;
  values: Values;
  /** Settings and pages that the folder of the space declares, each with the file that does. */
  locked: Record<string, string>;
  locales: string[];
  /** The revision that was just made. */
  done: number | null;
}

/** What every page of settings shows, with the settings themselves for what else it needs. */
export async function loadSection(
  { ctx, url }: RouteArgs,
  section: Section,
): Promise<{ loaded: LoadedSection; settings: SpaceSettings }> {
  const settings = await readSettings(ctx);
  const done = Number(url.searchParams.get('done'));
  return {
    settings,
    loaded: {
      base: settings.number,
      values: await section.values(settings, ctx),
      locked: Object.fromEntries(settings.locked.map((key) => [key, fileOf(ctx.tenant.slug, key)])),
      locales: settings.config.locales,
      done: Number.isInteger(done) && done > 0 && done <= settings.number ? done : null,
    },
  };
}

/** The file of a space's folder that declares a setting. */
export function fileOf(slug: string, key: string): string {
  if (key.startsWith('pages/')) return `tenants/${slug}/${key}`;
  return key === 'wording' ? `tenants/${slug}/copy/` : `tenants/${slug}/tenant.yaml`;
}
