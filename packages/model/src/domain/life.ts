/**
 * `claimed`: a space says that it is theirs; several may. `proven`: its DNS names this space; no other can prove it. `serving`: it leads
 * to us, and shows the space. `primary`: links are written with it, and the other hosts lead to it. `let-go`: nothing is served, and for
 * 30 days only the same space may have it.
 */
export const domainStates = ['claimed', 'proven', 'serving', 'primary', 'let-go'] as const;
export type DomainState = (typeof domainStates)[number];

interface Step {
  from: readonly DomainState[];
  to: DomainState;
}

/** The life of a domain. The trigger `check_domain_step` holds the same table; a test compares the two. */
export const DOMAIN_LIFE = {
  prove: { from: ['claimed'], to: 'proven' },
  serve: { from: ['proven'], to: 'serving' },
  makePrimary: { from: ['serving'], to: 'primary' },
  stepDown: { from: ['primary'], to: 'serving' },
  /** From `claimed`: one that was taken back, and is let go again before it was proven anew. */
  letGo: { from: ['claimed', 'proven', 'serving', 'primary'], to: 'let-go' },
  takeBack: { from: ['let-go'], to: 'claimed' },
} as const satisfies Record<string, Step>;
export type DomainTransition = keyof typeof DOMAIN_LIFE;

export const mayStep = (from: DomainState, to: DomainState): boolean =>
  Object.values<Step>(DOMAIN_LIFE).some((step) => step.to === to && step.from.includes(from));
