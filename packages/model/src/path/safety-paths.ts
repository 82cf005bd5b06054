/** Addresses of what keeps people safe, apart from `paths`: those are part of every page. */
export const safetyPaths = {
  /** How accessible the site is, and a form for whoever meets a barrier. */
  accessibility: (sent?: 'sent') => (sent ? '/accessibility?sent=1' : '/accessibility'),
  /** Whom to call; of the space's own country where none is named. */
  emergency: (country?: string) =>
    country === undefined ? '/emergency' : `/emergency?country=${encodeURIComponent(country)}`,
  /** Somebody's life is in danger: what to do, beside the case. */
  danger: (caseId: string, country?: string) =>
    `/admin/desk/${encodeURIComponent(caseId)}/danger${country === undefined ? '' : `?country=${encodeURIComponent(country)}`}`,
} as const;
