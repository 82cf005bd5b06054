import type { WordsHandle } from '../i18n/WordsScript.tsx';

/** What a route says of its page. */
export interface PageHandle extends WordsHandle {
  /** Without our header, footer and scripts: the page stands within another site. */
  bare?: boolean;
}
