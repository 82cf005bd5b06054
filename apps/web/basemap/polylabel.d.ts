declare module 'polylabel' {
  /** Pole of inaccessibility of a polygon's rings; `distance` is its distance to the outline. */
  export default function polylabel(
    polygon: number[][][],
    precision?: number,
  ): number[] & { distance: number };
}
