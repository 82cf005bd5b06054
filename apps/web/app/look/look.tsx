import type { CornerName } from '@entraide/model/theme';
import { createContext, useContext } from 'react';
import { useNonce } from '../framework/index.ts';

export interface LookData {
  /** The theme's custom properties, light and dark. */
  css: string;
  corners: CornerName;
  /** Colour of the browser's own bars. */
  paper: { light: string; dark: string };
  /** Addresses of the font files that the first screen needs. */
  fonts: string[];
}

const Look = createContext<LookData | null>(null);

export const LookProvider = Look.Provider;

/**
 * What the server said, read back from the document: the look is a part of every page, of an error's too, so it comes with the
 * document and not with a loader's data.
 */
function lookOfDocument(): LookData {
  const meta = (scheme: string) =>
    document.querySelector<HTMLMetaElement>(`meta[name="theme-color"][media*="${scheme}"]`)?.content ?? '';
  return {
    css: document.getElementById('look')?.textContent ?? '',
    corners: (document.documentElement.dataset.corners as CornerName | undefined) ?? 'soft',
    paper: { light: meta('light'), dark: meta('dark') },
    fonts: Array.from(
      document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="font"]'),
      (link) => link.getAttribute('href') ?? '',
    ),
  };
}

let read: LookData | null = null;

export function useLook(): LookData {
  const given = useContext(Look);
  if (given) return given;
  read ??= lookOfDocument();
  return read;
}

/** Colours, corners and fonts of the space, before anything is drawn. */
export function LookTags() {
  const nonce = useNonce();
  const { css, paper, fonts } = useLook();
  return (
    <>
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={paper.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={paper.dark} />
      {fonts.map((href) => (
        <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
      ))}
      <style
        id="look"
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: custom properties of our own making, from parsed colours
        dangerouslySetInnerHTML={{ __html: css }}
      />
    </>
  );
}
