/** Addresses of a launch, apart from `paths`: those are part of every page. */
export const launchPaths = {
  /** On the platform's own host, where a launch begins. */
  begin: () => '/launch',
  /** On the platform's own host: leads on to the new space. */
  go: (slug: string, token: string) => `/launch/go?${new URLSearchParams({ slug, token })}`,
  /** On the new space: makes the browser known that asked for the code. */
  arrive: (token: string) => `/launch/arrive?${new URLSearchParams({ token })}`,
  /** On the space, for its admins: where they were last. */
  guide: () => '/admin/launch',
  step: (step: string, query: Readonly<Record<string, string | number>> = {}) => {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return `/admin/launch/${encodeURIComponent(step)}${search.size > 0 ? `?${search}` : ''}`;
  },
} as const;
