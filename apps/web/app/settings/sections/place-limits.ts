/** What the fields of a place may hold. */
export const placeLimits = {
  /** Characters of its name. */
  label: 60,
  /** Kilometres around it. */
  radius: { least: 1, most: 20_000 },
} as const;
