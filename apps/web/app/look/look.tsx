import type { CornerName } from '@entraide/model/theme';
import { createContext, useContext } from 'react';
import { useNonce } from '../framework/index.ts';

export interface LookData {
  /** The theme's custom properties, light and dark. */
  css: string;
  corners: CornerName;
  /** Colour of the browser's own bars. */
  paper: { light: string; dark: string };
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
  };
}

let read: LookData | null = null;

export function useLook(): LookData {
  const given = useContext(Look);
  if (given) return given;
  read ??= lookOfDocument();
  return read;
}

/** Before anything is drawn: a bad network, or a reader who pays for every byte, as far as the browser says so. */
const slow =
  "const c=navigator.connection;if(c&&(c.saveData||c.effectiveType!=='4g'))document.documentElement.dataset.slow=''";

/**
 * The colours of the space, before anything is drawn. Its fonts come when the style sheet asks for them: fetched earlier, they would keep the
 * first words waiting, and the faces in their place have the same measures.
 */
export function LookTags({ bare }: { bare: boolean }) {
  const nonce = useNonce();
  const { css, paper } = useLook();
  return (
    <>
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={paper.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={paper.dark} />
      <style
        id="look"
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: custom properties of our own making, from parsed colours
        dangerouslySetInnerHTML={{ __html: css }}
      />
      {/* A page for somebody else's site runs no script. */}
      {!bare && (
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a text of ours, without a value in it
          dangerouslySetInnerHTML={{ __html: slow }}
        />
      )}
    </>
  );
}
