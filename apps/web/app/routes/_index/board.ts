import type { Asked } from './asked.server.ts';
import type { Found } from './found.server.ts';

/** What the board's loader hands to the page. */
export interface BoardData {
  asked: Pick<
    Asked,
    | 'kind'
    | 'category'
    | 'q'
    | 'urgent'
    | 'sort'
    | 'radiusKm'
    | 'onMap'
    | 'unknownPlace'
    | 'isPostcode'
    | 'guess'
  > & {
    box: boolean;
    near: boolean;
    /** Of its centre, `lat,lon` to a tenth of a degree. */
    around: string;
    /** The name of where the reader looks. */
    label: string;
    placeId: number | null;
    firstPage: boolean;
  };
  others: { id: number; label: string }[];
  found: Found;
  /** That a passkey spares the code, as HTML; empty: nothing is said. */
  passkeyOffer: string;
  /** For who comes for the first time; null for everybody else. */
  welcome: { tagline: string; text: string } | null;
}
