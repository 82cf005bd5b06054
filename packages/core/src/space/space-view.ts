import type { Ctx } from '../ctx/index.ts';

/** What a visitor of any kind may know about a space. */
export interface SpaceView {
  slug: string;
  status: 'private' | 'open' | 'suspended';
  name: Record<string, string>;
  tagline: Record<string, string>;
  description: Record<string, string>;
  locales: string[];
  theme: Ctx['tenant']['config']['theme'];
  categories: { slug: string; label: Record<string, string>; icon: string; lifetimeDays: number }[];
  entry: { rule: string };
  reading: string;
  coverage: Ctx['tenant']['config']['coverage'];
  home: Ctx['tenant']['config']['home'];
}

export function spaceView({ tenant: { slug, status, config } }: Pick<Ctx, 'tenant'>): SpaceView {
  return {
    slug,
    status,
    name: config.name,
    tagline: config.tagline,
    description: config.description,
    locales: config.locales,
    theme: config.theme,
    categories: config.categories.map(({ slug, label, icon, lifetimeDays }) => ({
      slug,
      label,
      icon,
      lifetimeDays,
    })),
    entry: config.entry,
    reading: config.reading,
    coverage: config.coverage,
    home: config.home,
  };
}
