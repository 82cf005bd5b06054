type Thing = string | { id?: string } | null | undefined;

/** The id of what another thing at Stripe names, expanded or not; null: it names none. */
export function idOf(thing: string | { id: string }): string;
export function idOf(thing: Thing): string | null;
export function idOf(thing: Thing): string | null {
  return (typeof thing === 'string' ? thing : thing?.id) ?? null;
}

/** Stripe's own languages are not ours: with the others its pages follow the browser. */
export const stripeLocale = (locale: string): 'fr' | 'en' | 'auto' =>
  locale === 'fr' || locale === 'en' ? locale : 'auto';
