import type { Theme } from './derive.ts';
import type { Tokens } from './tokens.ts';

/**
 * The theme as CSS text for an inline `<style nonce>`: light by default and on paper, dark on a screen when the system asks for it, and either one when
 * `<html data-theme="light|dark">` says so.
 */
export function themeCss(theme: Theme): string {
  const fixed = [
    `--font-body:${theme.font.body}`,
    `--font-title:${theme.font.title}`,
    ...Object.entries(theme.radius).map(([name, length]) => `--radius-${name}:${length}`),
  ];
  const light = colors('light', theme.light);
  const dark = colors('dark', theme.dark);
  return [
    `:root{${fixed.join(';')};${light}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${dark}}}`,
    `:root[data-theme=light]{${light}}`,
    `:root[data-theme=dark]{${dark}}`,
  ].join('\n');
}

function colors(scheme: 'light' | 'dark', tokens: Tokens): string {
  return [
    `color-scheme:${scheme}`,
    ...Object.entries(tokens).map(([name, hex]) => `--color-${name}:${hex}`),
  ].join(';');
}
