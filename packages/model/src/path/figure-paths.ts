/** Addresses of a space's figures for its board, apart from `paths`: those are part of every page. */
export const figurePaths = {
  figures: () => '/admin/figures',
  /** The same as a file for a spreadsheet. */
  file: (year: number, part: string) => `/admin/figures/figures.csv?year=${year}&part=${part}`,
  /** A year, to print. */
  report: (year: number) => `/admin/figures/report?year=${year}`,
} as const;
