/** Addresses of what keeps people safe, apart from `paths`: those are part of every page. */
export const safetyPaths = {
  /** Whom to call; of the space's own country where none is named. */
  emergency: (country?: string) =>
    country === undefined ? '/emergency' : `/emergency?country=${encodeURIComponent(country)}`,
  /** Somebody's life is in danger: what to do, beside the case. */
  danger: (caseId: string, country?: string) =>
    `/admin/desk/${encodeURIComponent(caseId)}/danger${country === undefined ? '' : `?country=${encodeURIComponent(country)}`}`,
} as const;
