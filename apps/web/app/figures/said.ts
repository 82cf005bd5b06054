/** What a page of figures shows, in words and numbers of the reader's language. */
export interface SaidFigures {
  year: number;
  part: string;
  /** "mars 2026", and the same of the year before. */
  period: string;
  before: string;
  choices: { years: number[]; parts: { value: string; label: string }[] };
  /** What is counted, now and the year before. */
  totals: [what: string, now: string, before: string][];
  /** Null: withheld. */
  months: { name: string; letter: string; asked: number | null; met: number | null; said: string[] }[];
  categories: { name: string; count: number; said: string[] }[] | null;
  areas: SaidAreas | null;
}

export interface SaidAreas {
  rows: { name: string; said: string[] }[];
  rest: string[];
  /** False: what the map shows are all requests, because too few are solved, or not. */
  ofUnmet: boolean;
  map: AreaMapData | null;
}

/** Sizes in the units of the drawing. */
export interface AreaMapData {
  width: number;
  height: number;
  land: string;
  /** `number`: of its row in the table. `radius`: by how many requests. */
  areas: {
    number: number;
    name: string;
    count: number;
    x: number;
    y: number;
    w: number;
    h: number;
    radius: number;
  }[];
}
