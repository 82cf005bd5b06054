import type { SpaceDomains } from '@entraide/core/domain';

/** The domains of the space as the page shows them: moments as text. */
export function saidOf({ domains, ...hosts }: SpaceDomains) {
  return {
    ...hosts,
    domains: domains.map(({ checkedAt, failingSince, freeOn, ...domain }) => ({
      ...domain,
      checkedAt: checkedAt?.toISOString() ?? null,
      failingSince: failingSince?.toISOString() ?? null,
      freeOn: freeOn?.toISOString() ?? null,
    })),
  };
}

export type SaidDomain = ReturnType<typeof saidOf>['domains'][number];
