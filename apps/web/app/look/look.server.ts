import type { OpenSpace } from '@entraide/core/tenant';
import { deriveTheme, ThemeInput, themeCss } from '@entraide/model/theme';
import type { LoadContext } from '../framework/index.ts';
import type { LookData } from './look.tsx';

const looks = new Map<string, LookData>();
const MOST_KEPT = 300;

/** How the space of this request looks; derived once a version of its settings. */
export function lookOf({ ctx }: Pick<LoadContext, 'ctx'>): LookData {
  const key = ctx ? `${ctx.tenant.id} ${ctx.tenant.version}` : '';
  const known = looks.get(key);
  if (known) return known;
  const input = ctx?.tenant.config.theme ?? ThemeInput.parse({});
  const theme = deriveTheme(input);
  const look: LookData = {
    css: themeCss(theme),
    corners: input.corners,
    paper: { light: theme.light.paper, dark: theme.dark.paper },
  };
  const [oldest] = looks.keys();
  if (looks.size >= MOST_KEPT && oldest !== undefined) looks.delete(oldest);
  looks.set(key, look);
  return look;
}

const spaceCss = new Map<string, string>();

/** The looks of several spaces on one page: each within `[data-space=<slug>]`. */
export function looksOfSpaces(spaces: readonly Pick<OpenSpace, 'slug' | 'config'>[]): string {
  return spaces
    .map(({ slug, config: { theme } }) => {
      const key = `${slug} ${JSON.stringify(theme)}`;
      const known = spaceCss.get(key);
      if (known) return known;
      const css = themeCss(deriveTheme(theme)).replaceAll(':root', `[data-space="${slug}"]`);
      if (spaceCss.size >= MOST_KEPT) spaceCss.clear();
      spaceCss.set(key, css);
      return css;
    })
    .join('\n');
}
