import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site as SiteOfHost } from '../../http/load-context.ts';
import { useMatches } from '../framework/index.ts';
import type { WordsOfDocument } from './client.ts';

type Site = SiteOfHost['kind'];

/** A route says which namespaces its page speaks: `export const handle = { i18n: ['browse'] }`. */
export interface WordsHandle {
  i18n?: readonly string[] | ((site: Site) => readonly string[]);
}

/** The words of this document, for the browser: those of the matched routes and no others. */
export function WordsScript({ version, site }: { version: string; site: Site }) {
  const { i18n } = useTranslation();
  const matches = useMatches();
  // Made once: later pages fetch their words, the document's stay what they were.
  const [text] = useState(() => {
    const named = matches.flatMap(({ handle }) => {
      const { i18n: names = [] } = (handle as WordsHandle | undefined) ?? {};
      return typeof names === 'function' ? names(site) : names;
    });
    const locale = i18n.language;
    const words = Object.fromEntries(
      ['common', 'errors', ...(site === 'console' ? ['console'] : []), ...named].map((ns) => [
        ns,
        i18n.getResourceBundle(locale, ns) ?? {},
      ]),
    );
    const content: WordsOfDocument = { locale, version, words };
    return JSON.stringify(content).replaceAll('<', '\\u003c');
  });
  return (
    <script
      id="document-words"
      type="application/json"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without "<" cannot end its element
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}
