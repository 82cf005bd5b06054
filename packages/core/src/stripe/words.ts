import type { Locale } from '@entraide/model/language';

type Thing = string | { id?: string } | null | undefined;

/** The id of what another thing at Stripe names, expanded or not; null: it names none. */
export function idOf(thing: string | { id: string }): string;
export function idOf(thing: Thing): string | null;
export function idOf(thing: Thing): string | null {
  return (typeof thing === 'string' ? thing : thing?.id) ?? null;
}

const STRIPE = ['fr', 'en', 'es', 'pt', 'de'] as const satisfies Locale[];

/** Stripe has no pages in some of our languages: with those they follow the browser. */
export const stripeLocale = (locale: string): (typeof STRIPE)[number] | 'auto' =>
  STRIPE.find((one) => one === locale) ?? 'auto';
