/** Where a space's admins choose what they pay the platform, apart from `paths`: those are part of every page. */
export const planPaths = {
  plan: (query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query);
    return search.size > 0 ? `/admin/plan?${search}` : '/admin/plan';
  },
  /** Where Stripe leads back to. */
  done: () => '/admin/plan/done',
} as const;
