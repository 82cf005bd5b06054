/** As in tenant.yaml: characters, days, categories. */
export const categoryLimits = {
  label: 40,
  hint: 200,
  safety: 300,
  safetyMore: 1200,
  trust: { least: 0, most: 365 },
  days: { least: 1, most: 365 },
  most: 24,
} as const;
