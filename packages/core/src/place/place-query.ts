import type { Point } from '@entraide/model/geo';

export interface PlaceQuery {
  /** As typed, in any language: "Londres", "saint-eti", "Paris TX", "القاهرة"; or coordinates, or a maps link. */
  q: string;
  locale: string;
  /** Degrees; brings what is near up, hides nothing. */
  near?: Point | undefined;
  /** Codes of the countries that the space serves: places there come up. */
  countries?: readonly string[] | undefined;
  /** 1 to 20; 8 when absent. */
  limit?: number | undefined;
}
